/** The plans and results of one system: names, types and what is required, as NIST's OSCAL 1.2.1 lays them down (public domain). Read by `shape.ts`. */
export const PLANS = `
  system-security-plan = { uuid! uuid; metadata! @metadata; import-profile! @import-profile;
    system-characteristics! @system-characteristics; system-implementation! @system-implementation;
    control-implementation! @control-implementation; back-matter @back-matter }
  import-profile = { href! uriref; remarks text }
  system-characteristics = { system-ids! [@system-id]; system-name! string; system-name-short string; description! text;
    props [@property]; links [@link]; date-authorized date; security-sensitivity-level string;
    system-information! @system-information; security-impact-level @security-impact-level; status! @status;
    authorization-boundary! @authorization-boundary; network-architecture @network-architecture; data-flow @data-flow;
    responsible-parties [@responsible-party]; remarks text }
  system-information = { props [@property]; links [@link]; information-types! [{ uuid uuid; title! line; description! text;
    categorizations [{ system! uri; information-type-ids [string] }]; props [@property]; links [@link];
    confidentiality-impact @impact; integrity-impact @impact; availability-impact @impact }] }
  impact = { props [@property]; links [@link]; base! string; selected string; adjustment-justification text }
  security-impact-level = { security-objective-confidentiality! string; security-objective-integrity! string;
    security-objective-availability! string }
  status = { state! "operational"|"under-development"|"under-major-modification"|"disposition"|"other"; remarks text }
  authorization-boundary = { description! text; props [@property]; links [@link]; diagrams [@diagram]; remarks text }
  diagram = { uuid! uuid; description text; props [@property]; links [@link]; caption line; remarks text }
  network-architecture = { description! text; props [@property]; links [@link]; diagrams [@diagram]; remarks text }
  data-flow = { description! text; props [@property]; links [@link]; diagrams [@diagram]; remarks text }
  system-implementation = { props [@property]; links [@link]; leveraged-authorizations [{ uuid! uuid; title! line;
    props [@property]; links [@link]; party-uuid! uuid; date-authorized! date; remarks text }]; users [@system-user];
    components! [@system-component]; inventory-items [@inventory-item]; remarks text }
  control-implementation = { description! text; set-parameters [@set-parameter];
    implemented-requirements! [@implemented-requirement] }
  implemented-requirement = { uuid! uuid; control-id! token; props [@property]; links [@link]; set-parameters [@set-parameter];
    responsible-roles [@responsible-role]; statements [@statement]; by-components [@by-component]; remarks text }
  statement = { statement-id! token; uuid! uuid; props [@property]; links [@link]; responsible-roles [@responsible-role];
    by-components [@by-component]; remarks text }
  by-component = { component-uuid! uuid; uuid! uuid; description! text; props [@property]; links [@link];
    set-parameters [@set-parameter]; implementation-status @implementation-status; export { description text; props [@property];
    links [@link]; provided [{ uuid! uuid; description! text; props [@property]; links [@link];
    responsible-roles [@responsible-role]; remarks text }]; responsibilities [{ uuid! uuid; provided-uuid uuid;
    description! text; props [@property]; links [@link]; responsible-roles [@responsible-role]; remarks text }]; remarks text };
    inherited [{ uuid! uuid; provided-uuid uuid; description! text; props [@property]; links [@link];
    responsible-roles [@responsible-role] }]; satisfied [{ uuid! uuid; responsibility-uuid uuid; description! text;
    props [@property]; links [@link]; responsible-roles [@responsible-role]; remarks text }];
    responsible-roles [@responsible-role]; remarks text }
  assessment-plan = { uuid! uuid; metadata! @metadata; import-ssp! @import-ssp;
    local-definitions { components [@system-component]; inventory-items [@inventory-item]; users [@system-user];
    objectives-and-methods [@local-objective]; activities [@activity]; remarks text };
    terms-and-conditions { parts [@assessment-part] }; reviewed-controls! @reviewed-controls;
    assessment-subjects [@assessment-subject]; assessment-assets @assessment-assets; tasks [@task]; back-matter @back-matter }
  assessment-results = { uuid! uuid; metadata! @metadata; import-ap! @import-ap;
    local-definitions { objectives-and-methods [@local-objective]; activities [@activity]; remarks text }; results! [@result];
    back-matter @back-matter }
  result = { uuid! uuid; title! line; description! text; start! instant; end instant; props [@property]; links [@link];
    local-definitions { components [@system-component]; inventory-items [@inventory-item]; users [@system-user];
    assessment-assets @assessment-assets; tasks [@task] }; reviewed-controls! @reviewed-controls;
    attestations [{ responsible-parties [@responsible-party]; parts! [@assessment-part] }];
    assessment-log { entries! [{ uuid! uuid; title line; description text; start! instant; end instant; props [@property];
    links [@link]; logged-by [@logged-by]; related-tasks [@related-task]; remarks text }] }; observations [@observation];
    risks [@risk]; findings [@finding]; remarks text }
  import-ap = { href! uriref; remarks text }
  plan-of-action-and-milestones = { uuid! uuid; metadata! @metadata; import-ssp @import-ssp; system-id @system-id;
    local-definitions @local-definitions; observations [@observation]; risks [@risk]; findings [@finding];
    poam-items! [@poam-item]; back-matter @back-matter }
  local-definitions = { components [@system-component]; inventory-items [@inventory-item]; assessment-assets @assessment-assets;
    remarks text }
  poam-item = { uuid uuid; title! line; description! text; props [@property]; links [@link];
    origins [{ actors! [@origin-actor] }]; related-findings [{ finding-uuid! uuid; remarks text }];
    related-observations [@related-observation]; related-risks [@associated-risk]; remarks text }
`
