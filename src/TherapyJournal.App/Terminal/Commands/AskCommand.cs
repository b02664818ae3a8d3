using System.CommandLine;
using TherapyJournal.Insight;
using TherapyJournal.Records;
using TherapyJournal.Storage;

namespace TherapyJournal.App.Terminal.Commands;

/// <summary>`journal ask P "question"`: an answer from the entries alone, each sentence with what it rests on; without a question it is a conversation.</summary>
internal static class AskCommand
{
    public static Command Create(JournalTerminal terminal)
    {
        var patient = new Argument<string>("patient");
        var words = new Argument<string?>("question")
        {
            Arity = ArgumentArity.ZeroOrOne,
            Description = "In your own words. Without one you ask at the keyboard, one question after the other.",
        };
        var command = new Command("ask", "Ask the journal of a patient; every sentence leads back to an entry.")
        {
            patient,
            words,
        };
        terminal.Does(
            command,
            (parsed, context) => RunAsync(context, parsed.GetRequiredValue(patient), parsed.GetValue(words))
        );
        return command;
    }

    private static async Task<int> RunAsync(CommandContext context, string named, string? question)
    {
        if (question is not null && JournalQuestion.Problem(question) is { } problem)
        {
            return context.WrongUsage(problem);
        }
        if (question is null && context.Json)
        {
            return context.WrongUsage("With --json the question stands on the command line.");
        }
        var (therapist, patient) = await Acting.PatientAsync(context, named);
        if (question is not null)
        {
            return await AnswerAsync(context, therapist, patient, new JournalQuestion(question));
        }
        var before = new List<string>();
        while (
            await context.Screen.AskAsync("What do you want to know?", "Enter to end", context.Cancellation)
                is Answer.Given given
        )
        {
            if (JournalQuestion.Problem(given.Text) is { } why)
            {
                context.Screen.Hint(why);
                continue;
            }
            context.Screen.Blank();
            await AnswerAsync(context, therapist, patient, new JournalQuestion(given.Text) { Before = [.. before] });
            context.Screen.Blank();
            before.Add(given.Text);
        }
        return ExitCode.Done;
    }

    private static async Task<int> AnswerAsync(
        CommandContext context,
        Reader.Therapist therapist,
        PatientId patient,
        JournalQuestion question
    )
    {
        var page = new AnswerPage(context.Screen, await Acting.ZoneAsync(context, patient));
        var ask = await context.GetAsync<AskJournal>();
        Action<AnsweredSentence>? show = context.Json ? null : page.Show;
        return await ask.RunAsync(therapist, patient, question, show, context.Cancellation) switch
        {
            ReadOutcome<JournalAnswer>.Open { Value: var answer } => context.Done(
                AnswerDocument.Of(answer),
                DocumentsJson.Default.AnswerDocument,
                _ => page.Close(answer)
            ),
            ReadOutcome<JournalAnswer>.Refused refused => throw Acting.Stop(refused.Why),
            _ => throw new InvalidOperationException("An outcome without a case."),
        };
    }
}

/// <summary>What a question came to.</summary>
/// <param name="Kind">answered, passages or notSaid.</param>
/// <param name="Understood">Sentences on a time in the question; null: none was named.</param>
internal sealed record AnswerDocument(
    string Kind,
    string? Understood,
    string? From,
    string? Until,
    int Entries,
    IReadOnlyList<AnsweredDocument> Sentences,
    IReadOnlyList<AnsweredDocument> Against,
    IReadOnlyList<PassageDocument> Passages,
    string? WrittenBy,
    int Dropped,
    string? ModelFailed
)
{
    public static AnswerDocument Of(JournalAnswer answer) =>
        new(
            Documents.Word(answer.Kind),
            answer.Understood.Count > 0 ? string.Join(' ', answer.Understood) : null,
            Documents.Day(answer.Looked.From),
            Documents.Day(answer.Looked.Until),
            answer.Looked.Entries,
            [.. answer.Sentences.Select(AnsweredDocument.Of)],
            [.. answer.Against.Select(AnsweredDocument.Of)],
            [.. answer.Passages.Select(PassageDocument.Of)],
            answer.WrittenBy,
            answer.Dropped,
            answer.ModelFailed
        );
}

/// <summary>A sentence of an answer.</summary>
internal sealed record AnsweredDocument(string Text, IReadOnlyList<CitationDocument> Citations)
{
    public static AnsweredDocument Of(AnsweredSentence sentence) =>
        new(
            sentence.Text,
            [.. sentence.Citations.Select(c => new CitationDocument(c.EntryId, Documents.Day(c.Day), c.Quotation))]
        );
}

/// <summary>What it rests on; without an entry it is a rating or the history of a goal.</summary>
internal sealed record CitationDocument(Guid? Entry, string? Day, string Quotation);

/// <summary>A piece of an entry.</summary>
internal sealed record PassageDocument(Guid Entry, string At, IReadOnlyList<PieceDocument> Text)
{
    public static PassageDocument Of(AnswerPassage passage) =>
        new(
            passage.EntryId,
            Documents.Time(passage.At),
            [.. passage.Text.Select(p => new PieceDocument(p.Text, p.IsLit))]
        );
}
