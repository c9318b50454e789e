/** What assessment plans, results and plans of action share: names, types and what is required, as NIST's OSCAL 1.2.1 lays them down (public domain). Read by `shape.ts`. */
export const ASSESSMENT = `
  import-ssp = { href! uriref; remarks text }
  local-objective = { control-id! token; description text; props [@property]; links [@link]; parts! [@part]; remarks text }
  assessment-method = { uuid! uuid; description text; props [@property]; links [@link]; part! @assessment-part; remarks text }
  activity = { uuid! uuid; title line; description! text; props [@property]; links [@link]; steps [{ uuid! uuid; title line;
    description! text; props [@property]; links [@link]; reviewed-controls @reviewed-controls;
    responsible-roles [@responsible-role]; remarks text }]; related-controls @reviewed-controls;
    responsible-roles [@responsible-role]; remarks text }
  task = { uuid! uuid; type! token; title! line; description text; props [@property]; links [@link];
    timing ({ on-date! { date! instant; remarks text } } | { within-date-range! { start! instant; end! instant;
    remarks text } } | { at-frequency! { period! pos; unit! "seconds"|"minutes"|"hours"|"days"|"months"|"years";
    remarks text } }); dependencies [{ task-uuid! uuid; remarks text }]; tasks [@task];
    associated-activities [{ activity-uuid! uuid; props [@property]; links [@link]; responsible-roles [@responsible-role];
    subjects! [@assessment-subject]; remarks text }]; subjects [@assessment-subject]; responsible-roles [@responsible-role];
    remarks text }
  reviewed-controls = { description text; props [@property]; links [@link]; control-selections! [({ description text;
    props [@property]; links [@link]; include-all! @include-all; exclude-controls [@select-assessed-control];
    remarks text } | { description text; props [@property]; links [@link]; include-controls! [@select-assessed-control];
    exclude-controls [@select-assessed-control]; remarks text })]; control-objective-selections [({ description text;
    props [@property]; links [@link]; include-all! @include-all; exclude-objectives [@select-objective-by-id];
    remarks text } | { description text; props [@property]; links [@link]; include-objectives! [@select-objective-by-id];
    exclude-objectives [@select-objective-by-id]; remarks text })]; remarks text }
  select-assessed-control = { control-id! token; statement-ids [token] }
  select-objective-by-id = { objective-id! token; remarks text }
  assessment-subject-placeholder = { uuid! uuid; description text; sources! [{ task-uuid! uuid; remarks text }];
    props [@property]; links [@link]; remarks text }
  assessment-subject = ({ type token; description text; props [@property]; links [@link]; include-all! @include-all;
    exclude-subjects [@select-subject-by-id]; remarks text } | { type token; description text; props [@property]; links [@link];
    include-subjects! [@select-subject-by-id]; exclude-subjects [@select-subject-by-id]; remarks text })
  select-subject-by-id = { subject-uuid! uuid; type! token; props [@property]; links [@link]; remarks text }
  subject-reference = { subject-uuid! uuid; type! token; title line; props [@property]; links [@link]; remarks text }
  assessment-assets = { components [@system-component]; assessment-platforms! [{ uuid! uuid; title line; props [@property];
    links [@link]; uses-components [{ component-uuid! uuid; props [@property]; links [@link];
    responsible-parties [@responsible-party]; remarks text }]; remarks text }] }
  finding-target = { type! "statement-id"|"objective-id"; target-id! token; title line; description text; props [@property];
    links [@link]; status! { state! "satisfied"|"not-satisfied"; reason token; remarks text };
    implementation-status @implementation-status; remarks text }
  finding = { uuid! uuid; title! line; description! text; props [@property]; links [@link]; origins [@origin];
    target! @finding-target; implementation-statement-uuid uuid; related-observations [@related-observation];
    related-risks [@associated-risk]; remarks text }
  related-observation = { observation-uuid! uuid; remarks text }
  associated-risk = { risk-uuid! uuid; remarks text }
  observation = { uuid! uuid; title line; description! text; props [@property]; links [@link]; methods! [string]; types [token];
    origins [@origin]; subjects [@subject-reference]; relevant-evidence [{ href uriref; description! text; props [@property];
    links [@link]; remarks text }]; collected! instant; expires instant; remarks text }
  origin = { actors! [@origin-actor]; related-tasks [@related-task] }
  origin-actor = { type! "tool"|"assessment-platform"|"party"; actor-uuid! uuid; role-id token; props [@property];
    links [@link] }
  related-task = { task-uuid! uuid; props [@property]; links [@link]; responsible-parties [@responsible-party];
    subjects [@assessment-subject]; identified-subject { subject-placeholder-uuid! uuid; subjects! [@assessment-subject] };
    remarks text }
  threat-id = { system! uri; href uriref; id! uri }
  risk = { uuid! uuid; title! line; description! text; statement! text; props [@property]; links [@link]; status! token;
    origins [@origin]; threat-ids [@threat-id]; characterizations [@characterization]; mitigating-factors [{ uuid! uuid;
    implementation-uuid uuid; description! text; props [@property]; links [@link]; subjects [@subject-reference] }];
    deadline instant; remediations [@response]; risk-log { entries! [{ uuid! uuid; title line; description text; start! instant;
    end instant; props [@property]; links [@link]; logged-by [@logged-by]; status-change token;
    related-responses [{ response-uuid! uuid; props [@property]; links [@link]; related-tasks [@related-task]; remarks text }];
    remarks text }] }; related-observations [@related-observation] }
  logged-by = { party-uuid! uuid; role-id token; remarks text }
  characterization = { props [@property]; links [@link]; origin! @origin; facets! [{ name! token; system! uri; value! string;
    props [@property]; links [@link]; remarks text }] }
  response = { uuid! uuid; lifecycle! token; title! line; description! text; props [@property]; links [@link];
    origins [@origin]; required-assets [{ uuid! uuid; subjects [@subject-reference]; title line; description! text;
    props [@property]; links [@link]; remarks text }]; tasks [@task]; remarks text }
  assessment-part = { uuid uuid; name! token; ns uri; class token; title line; props [@property]; prose text;
    parts [@assessment-part]; links [@link] }
`
