using System.CommandLine;
using TherapyJournal.Journaling;
using TherapyJournal.Records;
using TherapyJournal.Storage;

namespace TherapyJournal.App.Terminal.Commands;

/// <summary>`journal prompts P`: the questions that a therapist has written ahead.</summary>
internal static class PromptsCommand
{
    public static Command Create(JournalTerminal terminal)
    {
        var patient = new Argument<string>("patient");
        var queue = new Option<string?>("--queue")
        {
            HelpName = "text",
            Description = "Ask this next, in these words.",
        };
        var remove = new Option<string?>("--remove") { HelpName = "id", Description = "Take a planned question away." };
        var command = new Command("prompts", "Plan the next questions yourself.") { patient, queue, remove };
        terminal.Does(
            command,
            async (parsed, context) =>
            {
                var (text, id) = (parsed.GetValue(queue), parsed.GetValue(remove));
                if (text is not null && id is not null)
                {
                    return context.WrongUsage("--queue and --remove go one at a time.");
                }
                var (therapist, who) = await Acting.PatientAsync(context, parsed.GetRequiredValue(patient));
                return text is not null ? await QueueAsync(context, therapist, who, text)
                    : id is not null ? await RemoveAsync(context, therapist, who, id)
                    : await ListAsync(context, therapist, who);
            }
        );
        return command;
    }

    private static async Task<int> QueueAsync(
        CommandContext context,
        Reader.Therapist therapist,
        PatientId patient,
        string text
    )
    {
        var plan = await context.GetAsync<PlanQuestion>();
        return await plan.RunAsync(therapist, patient, text, context.Cancellation) switch
        {
            PlanQuestionOutcome.Planned planned => context.Done(
                PlannedDocument.Of(planned.Question) with
                {
                    TouchesAvoided = planned.TouchesAvoided,
                },
                DocumentsJson.Default.PlannedDocument,
                page =>
                {
                    page.Sentence(
                        planned.Ahead == 0
                            ? "It is asked next, in these words."
                            : $"It is asked in these words, after the {Count.Of(planned.Ahead, "question", "questions")} planned before it."
                    );
                    if (planned.TouchesAvoided)
                    {
                        page.Concern("It touches a theme that is to be left alone, and is asked all the same.");
                        page.Hint(
                            "'journal prompts PATIENT --remove ID' takes it away; 'journal prompts PATIENT' shows its ID."
                        );
                    }
                }
            ),
            PlanQuestionOutcome.Unusable unusable => context.Refused(unusable.Sentence),
            PlanQuestionOutcome.Refused refused => throw Acting.Stop(refused.Why),
            _ => throw new InvalidOperationException("An outcome without a case."),
        };
    }

    private static async Task<int> RemoveAsync(
        CommandContext context,
        Reader.Therapist therapist,
        PatientId patient,
        string typed
    )
    {
        var planned = await PlannedAsync(context, therapist, patient);
        var id = Acting.Id(typed, planned.Select(p => p.Id), "planned question");
        var plan = await context.GetAsync<PlanQuestion>();
        return await plan.RemoveAsync(therapist, patient, planned.First(p => p.Id == id), context.Cancellation)
            ? context.Done(
                new DoneDocument("removed", id),
                DocumentsJson.Default.DoneDocument,
                page => page.Sentence("It is taken away, and will not be asked.")
            )
            : context.Refused("It was asked or taken away at this moment; nothing was changed.");
    }

    private static async Task<int> ListAsync(CommandContext context, Reader.Therapist therapist, PatientId patient)
    {
        var planned = await PlannedAsync(context, therapist, patient);
        var ids = IdPrefix.Shortest(planned.Select(p => p.Id));
        return context.Done<IReadOnlyList<PlannedDocument>>(
            [.. planned.Select(PlannedDocument.Of)],
            DocumentsJson.Default.IReadOnlyListPlannedDocument,
            page =>
            {
                if (planned.Count == 0)
                {
                    page.Sentence("No question is planned: the assistant or the question bank asks.");
                    page.Hint("'journal prompts PATIENT --queue \"…\"' plans one.");
                    return;
                }
                foreach (var question in planned)
                {
                    page.Question(question.Content.Text, question.Content.Why, WriterOf(question));
                    page.Hint(ids[question.Id]);
                    page.Blank();
                }
            }
        );
    }

    private static async Task<IReadOnlyList<PlannedQuestion>> PlannedAsync(
        CommandContext context,
        Reader.Therapist therapist,
        PatientId patient
    )
    {
        var plan = await context.GetAsync<PlanQuestion>();
        return await plan.ListAsync(therapist, patient, context.Cancellation) switch
        {
            ReadOutcome<IReadOnlyList<PlannedQuestion>>.Open open => open.Value,
            ReadOutcome<IReadOnlyList<PlannedQuestion>>.Refused refused => throw Acting.Stop(refused.Why),
            _ => throw new InvalidOperationException("An outcome without a case."),
        };
    }

    private static string WriterOf(PlannedQuestion question) =>
        question.Content.Trace is null ? JournalPromptContent.ByTherapist : question.Content.WrittenBy;
}

/// <summary>A question that will be asked.</summary>
internal sealed record PlannedDocument(Guid Id, string At, string Text, string? Why, string WrittenBy)
{
    /// <summary>Whether it touches a theme that is to be left alone; said when it is planned.</summary>
    public bool? TouchesAvoided { get; init; }

    public static PlannedDocument Of(PlannedQuestion question) =>
        new(
            question.Id,
            Documents.Time(question.At),
            question.Content.Text,
            question.Content.Why,
            question.Content.Trace is null ? JournalPromptContent.ByTherapist : question.Content.WrittenBy
        );
}
