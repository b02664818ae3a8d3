using TherapyJournal.Review;
using TherapyJournal.Storage;

namespace TherapyJournal.App.Terminal.Commands;

/// <summary>What patients ask for, one below the other, each with what they wrote and how it is settled.</summary>
internal sealed class RequestsPage(TerminalScreen page, ShownTimes times)
{
    /// <summary>The requests, in the order in which they are given.</summary>
    public void Show(IReadOnlyList<RequestView> requests)
    {
        var ids = IdPrefix.Shortest(requests.Select(r => r.Id));
        var names = IdPrefix.Shortest(requests.Select(r => r.Patient.Value).Distinct());
        foreach (var (request, i) in requests.Select((r, i) => (r, i)))
        {
            if (i > 0)
            {
                page.Blank();
            }
            page.Heading(
                $"{request.PatientName} {Asks(request.Content.Kind)}",
                $"{times.In(request.Content.At, request.TimeZone)}{(request.Content.IsOpen ? "" : " · settled")}"
            );
            if (request.Content.Words is { } words)
            {
                page.PatientWords(words);
            }
            if (request.Content.IsOpen)
            {
                page.Hint(How(request.Content.Kind, names[request.Patient.Value]));
                page.Hint($"Settled: journal requests {ids[request.Id]} --done");
            }
        }
    }

    private static string Asks(PatientRequestKind kind) =>
        kind switch
        {
            PatientRequestKind.Call => "asks you to call",
            PatientRequestKind.Export => "asks for everything that is kept about them",
            PatientRequestKind.Goal => "proposes a goal",
            _ => "asks to be erased",
        };

    private static string How(PatientRequestKind kind, string patient) =>
        kind switch
        {
            PatientRequestKind.Call => $"How to reach them: journal patients show {patient}",
            PatientRequestKind.Export => $"Hand it over yourself: journal export {patient} --out FILE",
            PatientRequestKind.Goal => $"journal goals {patient} --add \"…\" | --change ID \"…\"",
            _ => $"Look whether it is them: their chat is not confirmed. Then: journal erase {patient} --yes",
        };
}

/// <summary>Something that a patient asks of their therapist.</summary>
internal sealed record RequestDocument(
    Guid Id,
    Guid Patient,
    string PatientName,
    string At,
    string Kind,
    string? Text,
    string State,
    string? DoneAt
)
{
    public static RequestDocument Of(RequestView request) =>
        new(
            request.Id,
            request.Patient.Value,
            request.PatientName,
            Documents.Time(request.Content.At),
            Documents.Word(request.Content.Kind),
            request.Content.Words,
            request.Content.IsOpen ? "open" : "done",
            request.Content.DoneAt is { } done ? Documents.Time(done) : null
        );
}
