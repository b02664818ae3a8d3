using System.Globalization;
using Microsoft.AspNetCore.Http;
using TherapyJournal.App.Terminal.Commands;
using TherapyJournal.Safety;

namespace TherapyJournal.App.Web.Look;

/// <summary>A safety plan as a form sends it: which version somebody read, and a step's lines one under another.</summary>
internal sealed class SentPlan(int version, IReadOnlyDictionary<SafetyPlanStep, string> texts)
{
    /// <summary>The version that was read.</summary>
    public int Version => version;

    /// <summary>The lines of each step that was sent.</summary>
    public IReadOnlyDictionary<SafetyPlanStep, IReadOnlyList<string>> Steps =>
        texts.ToDictionary(t => t.Key, t => Split(t.Value));

    public static SentPlan Of(IFormCollection form) =>
        new(
            int.TryParse(form["version"], NumberStyles.None, CultureInfo.InvariantCulture, out var read) ? read : 0,
            Enum.GetValues<SafetyPlanStep>()
                .Where(step => form.ContainsKey(FieldOf(step)))
                .ToDictionary(
                    step => step,
                    step => form[FieldOf(step)].ToString().Replace("\r\n", "\n", StringComparison.Ordinal)
                )
        );

    /// <summary>Under which name a step is sent.</summary>
    public static string FieldOf(SafetyPlanStep step) => Documents.Word(step);

    /// <summary>As it was typed.</summary>
    public string TextOf(SafetyPlanStep step) => texts.GetValueOrDefault(step) ?? "";

    /// <summary>Its lines; null: the step was not sent.</summary>
    public IReadOnlyList<string>? LinesOf(SafetyPlanStep step) =>
        texts.TryGetValue(step, out var text) ? Split(text) : null;

    private static IReadOnlyList<string> Split(string text) =>
        text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
