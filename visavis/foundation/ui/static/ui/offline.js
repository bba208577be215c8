"use strict";
if ("serviceWorker" in navigator) {
  addEventListener("load", () => {
    const worker = "/veilleur.js";
    const policy = window.trustedTypes?.createPolicy("offline", { createScriptURL: () => worker });
    navigator.serviceWorker.register(policy ? policy.createScriptURL("") : worker).catch(() => {});
  });
}
