using TherapyJournal.App.Terminal;
using TherapyJournal.Review;

namespace TherapyJournal.App.Web.Therapist;

/// <summary>What a patient asks for, in words.</summary>
internal static class RequestWords
{
    public static string Asks(PatientRequestKind kind) =>
        kind switch
        {
            PatientRequestKind.Call => "asks you to call",
            PatientRequestKind.Export => "asks for everything that is kept about them",
            PatientRequestKind.Goal => "proposes a goal",
            PatientRequestKind.Erasure => "asks to be erased",
            _ => throw new InvalidOperationException("A kind without words."),
        };

    public static RequestLine Line(RequestView request, DeskTimes times) =>
        new(
            request.Id,
            Asks(request.Content.Kind),
            times.Beside(request.Content.At, request.TimeZone),
            request.Content.Words is { } words ? SafeText.Clean(words) : null,
            How(request.Content.Kind)
        );

    private static string? How(PatientRequestKind kind) =>
        kind switch
        {
            PatientRequestKind.Export => "Hand it over yourself; whoever runs the program can write the file.",
            PatientRequestKind.Goal => "You can add it on their page, among the goals.",
            PatientRequestKind.Erasure => "Ask first whether it is them: their chat is not confirmed.",
            _ => null,
        };
}
