using Microsoft.Extensions.Localization;

namespace TherapyJournal.App.Web.Patient;

/// <summary>What writing.js says while somebody writes. The page hands it over, so that no sentence stands in a script; words between brackets become a link.</summary>
internal static class WritingWords
{
    /// <summary>As attributes of the form.</summary>
    public static IReadOnlyDictionary<string, object> In(IStringLocalizer words) =>
        new Dictionary<string, object>(StringComparer.Ordinal)
        {
            ["data-says-found"] = words["This was perhaps not sent yet; it was kept on this device."].Value,
            ["data-says-here"] = words["Kept on this device, perhaps not sent yet."].Value,
            ["data-says-sending"] = words["Sending…"].Value,
            ["data-says-waits"] = words[
                "Kept on this device, perhaps not sent yet. It is sent again as soon as the journal can be reached."
            ].Value,
            ["data-says-failed"] = words[
                "The journal cannot take this just now, and it is not tried again by itself. It is kept on this device, perhaps not sent yet. "
                    + "Try again later; if it stays so, tell your practice."
            ].Value,
            ["data-says-long"] = words[
                "This is too long to be kept, so nothing was sent. It stays on this device; please send it in several parts."
            ].Value,
            ["data-says-old"] = words[
                "This page is too old to send it. What you wrote stays on this device; [load the page again.]"
            ].Value,
            ["data-says-out"] = words[
                "You are signed out here. What you wrote stays on this device; [sign in again and it is there.]"
            ].Value,
            ["data-says-gone"] = words[
                "You are signed out here, or this entry is gone. What you wrote stays on this device; [sign in again and look.]"
            ].Value,
        };
}
