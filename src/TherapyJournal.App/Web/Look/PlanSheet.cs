using System.Globalization;
using Microsoft.AspNetCore.Http;
using NodaTime;
using TherapyJournal.App.Terminal;
using TherapyJournal.Safety;

namespace TherapyJournal.App.Web.Look;

/// <summary>A safety plan as a page lays it out, for either of the two who keep it together: its steps, what somebody is typing, and who changed what.</summary>
/// <param name="Version">By which a change sees what others changed meanwhile.</param>
/// <param name="Steps">All six, in their order.</param>
/// <param name="Changes">Every change, the newest first.</param>
/// <param name="WhomToCall">Fixed words.</param>
public sealed record PlanSheet(
    int Version,
    IReadOnlyList<PlanSheetStep> Steps,
    IReadOnlyList<PlanChange> Changes,
    string WhomToCall
)
{
    /// <summary>Why what was sent is not kept; null: nothing was sent, or it is.</summary>
    public string? Problem { get; init; }

    /// <summary>What others changed while the reader wrote, in other steps; empty: nothing.</summary>
    public IReadOnlyList<PlanChange> Joined { get; init; } = [];

    /// <summary>Whether any step has a line.</summary>
    public bool IsBegun => Steps.Any(s => s.Lines.Count > 0);

    internal const string Stale =
        "The plan was changed while you wrote, in the same step. Nothing was overwritten: what you typed is still in the field, and beside it "
        + "stands what was written meanwhile. Put together what should hold, then keep it.";

    /// <param name="view">As the product reads it.</param>
    /// <param name="sent">What was sent and not kept; null: nothing was.</param>
    /// <param name="nameOf">How somebody is called to this reader, by how a history names them.</param>
    /// <param name="timeOf">When something was, by this reader's clock.</param>
    internal static PlanSheet Of(
        SafetyPlanView view,
        SentPlan? sent,
        Func<string, string> nameOf,
        Func<Instant, string> timeOf
    )
    {
        var changes = view
            .Plan.Versions.Select((version, n) => PlanChange.Of(view.Plan.At(n), version, view.Words, nameOf, timeOf))
            .ToList();
        return new PlanSheet(
            view.Version,
            [.. view.Words.Select(words => PlanSheetStep.Of(view.Plan, words, sent, changes))],
            [.. changes.AsEnumerable().Reverse()],
            view.WhomToCall
        );
    }

    /// <summary>Where a change is shown beside those that others made since the reader had opened the plan.</summary>
    /// <param name="path">The page of the plan.</param>
    /// <param name="read">The version that they had read.</param>
    /// <param name="changed">What their change came to.</param>
    internal static string Beside(string path, int read, ChangeSafetyPlanOutcome.Changed changed) =>
        changed.Meanwhile.Count == 0
            ? path
            : string.Create(CultureInfo.InvariantCulture, $"{path}?since={read}&own={changed.Plan.Versions.Count}");

    /// <summary>The same with what others changed between the two versions that the address names: the one that was read, and the reader's own.</summary>
    internal PlanSheet Since(IQueryCollection address) =>
        Named(address, "since") is { } read && Named(address, "own") is { } own && own <= Changes.Count
            ? this with
            {
                Joined = [.. Changes.Reverse().Skip(read).Take(Math.Max(0, own - 1 - read))],
            }
            : this;

    private static int? Named(IQueryCollection address, string name) =>
        int.TryParse(address[name], NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : null;
}

/// <summary>One step.</summary>
/// <param name="Words">How it is called and what it is for.</param>
/// <param name="Number">1 to 6.</param>
/// <param name="Lines">As it stands.</param>
/// <param name="Typed">What stands in the field.</param>
public sealed record PlanSheetStep(SafetyPlanWords Words, int Number, IReadOnlyList<string> Lines, string Typed)
{
    /// <summary>Under which name it is sent.</summary>
    public string Field => SentPlan.FieldOf(Words.Step);

    /// <summary>As many rows as the field shows before it scrolls.</summary>
    public int Rows => Math.Clamp(Typed.AsSpan().Count('\n') + 2, 3, 14);

    /// <summary>Who changed it since the reader opened it, and when; null: nobody did.</summary>
    public string? Meanwhile { get; init; }

    internal static PlanSheetStep Of(
        SafetyPlanContent plan,
        SafetyPlanWords words,
        SentPlan? sent,
        IReadOnlyList<PlanChange> changes
    )
    {
        var step = words.Step;
        var now = SafetyPlanContent.LinesOf(plan.Current, step);
        var before = sent is null ? now : SafetyPlanContent.LinesOf(plan.At(sent.Version), step);
        var mine = sent?.LinesOf(step) is { } typed && !typed.SequenceEqual(before, StringComparer.Ordinal);
        return new PlanSheetStep(
            words,
            (int)step + 1,
            [.. now.Select(SafeText.OneLine)],
            mine ? sent!.TextOf(step) : string.Join('\n', now) // mine only where something was sent
        )
        {
            Meanwhile =
                sent is null || now.SequenceEqual(before, StringComparer.Ordinal)
                    ? null
                    : changes.LastOrDefault(c => c.Differences.Any(d => d.Step == step))?.Said,
        };
    }
}

/// <summary>What somebody changed at one time.</summary>
/// <param name="Said">Who, and when.</param>
/// <param name="Differences">In which steps, and what.</param>
public sealed record PlanChange(string Said, IReadOnlyList<PlanDifference> Differences)
{
    internal static PlanChange Of(
        SafetyPlanVersion? before,
        SafetyPlanVersion after,
        IReadOnlyList<SafetyPlanWords> words,
        Func<string, string> nameOf,
        Func<Instant, string> timeOf
    ) =>
        new(
            $"{SafeText.OneLine(nameOf(after.By))}, {timeOf(Instant.FromUnixTimeMilliseconds(after.At))}",
            [
                .. words
                    .Select(w => PlanDifference.Of(w, SafetyPlanContent.LinesOf(before, w.Step), after.Of(w.Step)))
                    .OfType<PlanDifference>(),
            ]
        );
}

/// <summary>What was changed in one step; nothing added and nothing taken out: its lines stand in another order.</summary>
public sealed record PlanDifference(
    SafetyPlanStep Step,
    string Title,
    IReadOnlyList<string> Added,
    IReadOnlyList<string> TakenOut
)
{
    internal static PlanDifference? Of(
        SafetyPlanWords words,
        IReadOnlyList<string> before,
        IReadOnlyList<string> after
    ) =>
        before.SequenceEqual(after, StringComparer.Ordinal)
            ? null
            : new PlanDifference(
                words.Step,
                words.Title,
                [.. after.Except(before).Select(SafeText.OneLine)],
                [.. before.Except(after).Select(SafeText.OneLine)]
            );
}
