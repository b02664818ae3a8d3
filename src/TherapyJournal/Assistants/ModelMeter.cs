using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace TherapyJournal.Assistants;

/// <summary>How long models take and what they use, for whoever watches: names of steps and models, never what was asked or answered.</summary>
internal static class ModelMeter
{
    /// <summary>The name of the meter and of the source of traces.</summary>
    public const string Name = "TherapyJournal.Assistants";

    private static readonly ActivitySource Source = new(Name);
    private static readonly Meter Meter = new(Name);

    private static readonly Histogram<double> Duration = Meter.CreateHistogram<double>(
        "journal.model.duration",
        unit: "s",
        description: "How long a model took to answer a step, or to fail."
    );

    private static readonly Counter<long> Tokens = Meter.CreateCounter<long>(
        "journal.model.tokens",
        description: "Tokens that models read and wrote."
    );

    /// <summary>Begins to watch a call; null: nobody watches.</summary>
    public static Activity? Begin() => Source.StartActivity("ask a model", ActivityKind.Client);

    /// <summary>A call has ended.</summary>
    /// <param name="watched">What <see cref="Begin"/> gave.</param>
    /// <param name="step">The step's name.</param>
    /// <param name="model">The model as the settings name it.</param>
    /// <param name="reply">What came of it; what it says is not looked at.</param>
    /// <param name="took">From the request to the end of the answer.</param>
    public static void End<TReply>(
        Activity? watched,
        string step,
        string model,
        AssistantReply<TReply> reply,
        TimeSpan took
    )
    {
        var (outcome, usage) = reply switch
        {
            AssistantReply<TReply>.Answered answered => ("Answered", answered.Usage),
            AssistantReply<TReply>.Failed failed => ($"{failed.Reason}", failed.Usage),
            _ => throw new InvalidOperationException("An outcome without a case."),
        };
        watched?.SetTag("step", step).SetTag("model", model).SetTag("outcome", outcome);
        Duration.Record(took.TotalSeconds, new("step", step), new("model", model), new("outcome", outcome));
        if (usage is not null)
        {
            Tokens.Add(usage.TokensIn, new("step", step), new("model", model), new("direction", "in"));
            Tokens.Add(usage.TokensOut, new("step", step), new("model", model), new("direction", "out"));
        }
    }
}
