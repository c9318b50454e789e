/** What every OSCAL document stands on: names, types and what is required, as NIST's OSCAL 1.2.1 lays them down (public domain). Read by `shape.ts`. */
export const METADATA = `
  metadata = { title! line; published instant; last-modified! instant; version! string; oscal-version! string;
    revisions [{ title line; published instant; last-modified instant; version! string; oscal-version string; props [@property];
    links [@link]; remarks text }]; document-ids [@document-id]; props [@property]; links [@link]; roles [{ id! token;
    title! line; short-name string; description text; props [@property]; links [@link]; remarks text }];
    locations [{ uuid! uuid; title line; address @address; email-addresses [email]; telephone-numbers [@telephone-number];
    urls [uri]; props [@property]; links [@link]; remarks text }]; parties [({ uuid uuid; type "person"|"organization";
    name string; short-name string; external-ids [{ scheme! uri; id! string }]; props [@property]; links [@link];
    email-addresses [email]; telephone-numbers [@telephone-number]; addresses [@address]; member-of-organizations [uuid];
    remarks text } | { uuid uuid; type "person"|"organization"; name string; short-name string; external-ids [{ scheme! uri;
    id! string }]; props [@property]; links [@link]; email-addresses [email]; telephone-numbers [@telephone-number];
    location-uuids [uuid]; member-of-organizations [uuid]; remarks text })]; responsible-parties [@responsible-party];
    actions [@action]; remarks text }
  back-matter = { resources [{ uuid! uuid; title line; description text; props [@property]; document-ids [@document-id];
    citation { text! line; props [@property]; links [@link] }; rlinks [{ href! uriref; media-type string; hashes [@hash] }];
    base64 { filename token; media-type string; value! base64 }; remarks text }] }
  property = { name! token; uuid uuid; ns uri; value! string; class token; group token; remarks text }
  link = { href! uriref; rel token; media-type string; resource-fragment string; text line }
  responsible-party = { role-id! token; party-uuids! [uuid]; props [@property]; links [@link]; remarks text }
  action = { uuid! uuid; date instant; type! token; system! uri; props [@property]; links [@link];
    responsible-parties [@responsible-party]; remarks text }
  responsible-role = { role-id! token; props [@property]; links [@link]; party-uuids [uuid]; remarks text }
  hash = { algorithm! string; value! string }
  telephone-number = { type string; number! string }
  address = { type token; addr-lines [string]; city string; state string; postal-code string; country string }
  document-id = { scheme uri; identifier! string }
  part = { id token; name! token; ns uri; class token; title line; props [@property]; prose text; parts [@part]; links [@link] }
  parameter = ({ id token; class token; depends-on token; props [@property]; links [@link]; label line; usage text;
    constraints [@parameter-constraint]; guidelines [@parameter-guideline]; values [string]; remarks text } | { id token;
    class token; depends-on token; props [@property]; links [@link]; label line; usage text;
    constraints [@parameter-constraint]; guidelines [@parameter-guideline]; select @parameter-selection; remarks text })
  parameter-constraint = { description text; tests [{ expression! string; remarks text }] }
  parameter-guideline = { prose! text }
  parameter-selection = { how-many "one"|"one-or-more"; choice [line] }
  include-all = { }
  matching = { pattern string; remarks text }
  select-control-by-id = { with-child-controls "yes"|"no"; with-ids [token]; matching [@matching] }
  system-component = { uuid! uuid; type! string; title! line; description! text; purpose line; props [@property]; links [@link];
    status! { state! "under-development"|"operational"|"disposition"|"other"; remarks text };
    responsible-roles [@responsible-role]; protocols [@protocol]; remarks text }
  protocol = { uuid uuid; name string; title line; port-ranges [@port-range] }
  port-range = { start nat; end nat; transport "TCP"|"UDP"; remarks text }
  implementation-status = { state! token; remarks text }
  system-user = { uuid! uuid; title line; short-name string; description text; props [@property]; links [@link];
    role-ids [token]; authorized-privileges [@authorized-privilege]; remarks text }
  authorized-privilege = { title! line; description text; functions-performed! [string] }
  inventory-item = { uuid! uuid; description! text; props [@property]; links [@link]; responsible-parties [@responsible-party];
    implemented-components [{ component-uuid! uuid; props [@property]; links [@link]; responsible-parties [@responsible-party];
    remarks text }]; remarks text }
  set-parameter = { param-id! token; values! [string]; remarks text }
  system-id = { identifier-type uri; id! string }
`
