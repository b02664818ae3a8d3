using Microsoft.Extensions.Localization;
using TherapyJournal.App.Web.Translation;
using TherapyJournal.Assistants;
using TherapyJournal.Journaling;
using TherapyJournal.Records;

namespace TherapyJournal.App.Web.Patient;

/// <summary>The question above the writing field. Nobody who came to write waits for a model: where one would have to be asked, the page is shown without.</summary>
internal sealed class AskTonight(AskForEntry ask, Assistant model, IStringLocalizer<PatientWords> words)
{
    /// <summary>The question that stands, or one that is there at once.</summary>
    public async Task<TonightsQuestion> AtOnceAsync(PatientId patient, CancellationToken cancel) =>
        await ask.StandingAsync(patient, PromptWish.Any, cancel) is { } standing ? Of(standing)
        : model.IsConfiguredFor(AssistantStep.AskForEntry) ? new TonightsQuestion { IsComing = true }
        : Of(await ask.RunAsync(patient, PromptWish.Any, cancel));

    /// <summary>The question that somebody wishes for. Where none is chosen, the program does not look into the record for one.</summary>
    public async Task<TonightsQuestion> AskAsync(PatientId patient, PromptWish wish, CancellationToken cancel) =>
        Of(await ask.StandingAsync(patient, wish, cancel) ?? await ask.RunAsync(patient, wish, cancel));

    private TonightsQuestion Of(AskOutcome outcome) =>
        outcome switch
        {
            AskOutcome.Asked { Prompt.Content: var prompt } => new TonightsQuestion
            {
                Words = new WrittenWords(prompt.Text, prompt.WrittenBy),
                Why = prompt.Why,
            },
            AskOutcome.NotToday notToday => new TonightsQuestion
            {
                Sentence = words[notToday.Sentence],
                MayAskAnother = true,
            },
            AskOutcome.NotNow notNow => new TonightsQuestion
            {
                Sentence = words[notNow.Sentence],
                IsWithoutConsent = notNow.IsWithoutConsent,
            },
            AskOutcome.FixedWords { Words: var said } => new TonightsQuestion
            {
                Fixed = said.InFull,
                Sentence = words["No question is asked for now. You can still write at any time."],
            },
            AskOutcome.Refused => new TonightsQuestion
            {
                Sentence = words[
                    "Something is not as it should be, and no question can be asked now. You can write all the same."
                ],
            },
            _ => throw new InvalidOperationException("An outcome without a case."),
        };
}

/// <summary>What stands above the writing field.</summary>
public sealed record TonightsQuestion
{
    /// <summary>The question; null: none is asked.</summary>
    public WrittenWords? Words { get; init; }

    /// <summary>Why it is asked.</summary>
    public string? Why { get; init; }

    /// <summary>Why none is asked.</summary>
    public string? Sentence { get; init; }

    /// <summary>They do not agree that anything is kept, so there is no field to write in.</summary>
    public bool IsWithoutConsent { get; init; }

    /// <summary>An erasure waits, so nothing that they write is kept.</summary>
    public bool IsHidden { get; init; }

    /// <summary>An erasure waits that they asked for, and can call off.</summary>
    public bool MayCallOff { get; init; }

    /// <summary>Fixed words that stand in its place.</summary>
    public string? Fixed { get; init; }

    /// <summary>One can be had by whoever asks and waits a little.</summary>
    public bool IsComing { get; init; }

    /// <summary>None is asked unasked for, but another can be had.</summary>
    public bool MayAskAnother { get; init; }
}
