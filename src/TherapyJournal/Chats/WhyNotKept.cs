using TherapyJournal.Journaling;
using TherapyJournal.Practices;

namespace TherapyJournal.Chats;

/// <summary>Says why nothing is kept of what somebody wrote, or asks for what is missing.</summary>
internal static class WhyNotKept
{
    public static async Task SayAsync(ChatSaving saving)
    {
        if (EntryText.Problem(saving.Standing) is { } problem)
        {
            await saving.SayAsync(problem);
        }
        else if (!saving.Standing.Consents.Any(c => c.Kind == ConsentKind.Telegram))
        {
            await saving.SayAsync(ChatTexts.FirstTheConsents);
            await Consents.AskNextAsync(saving);
        }
        else
        {
            await saving.SayAsync(ChatTexts.NothingIsKept);
        }
    }
}
