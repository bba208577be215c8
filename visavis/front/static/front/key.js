"use strict";
// The button of the security key, on the page of the second step.
allauth.webauthn.forms.authenticateForm({
  ids: { authenticate: "mfa_webauthn_authenticate", credential: "id_credential", data: "js_data" },
});
