/**
 * Catalogues and profiles: names, types and what is required, as NIST's OSCAL 1.2.1 lays them down (public domain). Read by
 * `shape.ts`. One thing more is let through: how doubles are combined, which earlier versions say and many profiles do.
 */
export const CATALOGUE = `
  catalog = { uuid! uuid; metadata! @metadata; params [@parameter]; controls [@control]; groups [@group];
    back-matter @back-matter }
  group = ({ id token; class token; title! line; params [@parameter]; props [@property]; links [@link]; parts [@part];
    groups [@group] } | { id token; class token; title! line; params [@parameter]; props [@property]; links [@link];
    parts [@part]; controls [@control] })
  control = { id! token; class token; title! line; params [@parameter]; props [@property]; links [@link]; parts [@part];
    controls [@control] }
  profile = { uuid! uuid; metadata! @metadata; imports! [@import]; merge @merge; modify @modify; back-matter @back-matter }
  import = ({ href uriref; include-all! @include-all; exclude-controls [@select-control-by-id] } | { href uriref;
    include-controls! [@select-control-by-id]; exclude-controls [@select-control-by-id] })
  combine = { method "use-first"|"merge"|"keep" }
  merge = ({ combine @combine; flat! { } } | { combine @combine; as-is! bool } | { combine @combine;
    custom! { groups [@profile-group]; insert-controls [@insert-controls] } } | { combine! @combine })
  profile-group = ({ id token; class token; title! line; params [@parameter]; props [@property]; links [@link]; parts [@part];
    groups [@profile-group] } | { id token; class token; title! line; params [@parameter]; props [@property]; links [@link];
    parts [@part]; insert-controls [@insert-controls] })
  modify = { set-parameters [({ param-id token; class token; depends-on token; props [@property]; links [@link]; label line;
    usage text; constraints [@parameter-constraint]; guidelines [@parameter-guideline]; values [string] } | { param-id token;
    class token; depends-on token; props [@property]; links [@link]; label line; usage text;
    constraints [@parameter-constraint]; guidelines [@parameter-guideline]; select @parameter-selection })];
    alters [{ control-id! token; removes [{ by-name token; by-class token; by-id token;
    by-item-name "param"|"prop"|"link"|"part"|"mapping"|"map"; by-ns uri; remarks text }];
    adds [{ position "before"|"after"|"starting"|"ending"; by-id token; title line; params [@parameter]; props [@property];
    links [@link]; parts [@part] }] }] }
  insert-controls = ({ order "keep"|"ascending"|"descending"; include-all! @include-all;
    exclude-controls [@select-control-by-id] } | { order "keep"|"ascending"|"descending";
    include-controls! [@select-control-by-id]; exclude-controls [@select-control-by-id] })
`
