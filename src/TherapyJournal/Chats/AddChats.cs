using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using TherapyJournal.Chats.Nudges;
using TherapyJournal.Records;
using TherapyJournal.Safety.Calling;
using TherapyJournal.Storage;
using TherapyJournal.Work;

namespace TherapyJournal.Chats;

/// <summary>Registers the room Chats.</summary>
internal static class ChatsRegistration
{
    private const string Section = "Journal:Chats";

    /// <summary>Adds the conversation with patients over any channel. Whoever brings a channel adds its <see cref="IChatSender"/>.</summary>
    /// <exception cref="SettingException">A setting under Journal:Chats is out of its bounds.</exception>
    public static IServiceCollection AddChats(this IServiceCollection services, IConfiguration configuration) =>
        services
            .AddSingleton(Settings.Read<ChatOptions>(configuration, Section))
            .AddSingleton(new KnownSettings(Section, typeof(ChatOptions)))
            .AddSingleton<ReceiveMessages>()
            .AddSingleton<HoldPoller>()
            .AddSingleton<InvitePatient>()
            .AddSingleton(services => new LinkedChat(
                services.GetRequiredService<JournalStore>(),
                services.GetRequiredService<PatientRecords>(),
                services.GetRequiredService<FindChat>(),
                services.GetRequiredService<CloseEntry>(),
                services.GetRequiredService<SaveConversation>(),
                services.GetRequiredService<TimeProvider>()
            ))
            .AddSingleton<AcceptInvite>()
            .AddSingleton<FindChat>()
            .AddSingleton<ChatSenders>()
            .AddSingleton<SayInChat>()
            .AddSingleton<WrittenWords>()
            .AddSingleton<Strangers>()
            .AddSingleton<SaveConversation>()
            .AddSingleton<CloseEntry>()
            .AddSingleton<Consents>()
            .AddSingleton<ShowFixedWords>()
            .AddSingleton<AskInChat>()
            .AddSingleton<ChangeInChat>()
            .AddSingleton<SetReminders>()
            .AddSingleton<SetTimeZone>()
            .AddSingleton<ShowWeek>()
            .AddSingleton<SetWeekly>()
            .AddSingleton<PassOn>()
            .AddSingleton<RequestInChat>()
            .AddSingleton<GoalInChat>()
            .AddSingleton<MoodInChat>()
            .AddSingleton<SetLanguage>()
            .AddSingleton<PrivateInChat>()
            .AddSingleton<EraseInChat>()
            .AddSingleton<AnswerHidden>()
            .AddSingleton<AnswerNoMore>()
            .AddSingleton<CountMessages>()
            .AddSingleton<SayUnread>()
            .AddSingleton<AnswerSmallTalk>()
            .AddSingleton<WriteInChat>()
            .AddSingleton<ChangePart>()
            .AddSingleton<AcceptVoice>()
            .AddSingleton<SpeakInChat>()
            .AddSingleton<SpokenEntry>()
            .AddSingleton<BringOnVoice>()
            .AddSingleton<ChatTopics>()
            .AddSingleton<IWorkStep, HandleMessage>()
            .AddSingleton<IWorkStep, CloseQuietEntry>()
            .AddSingleton<IWorkStep, FetchVoice>()
            .AddSingleton<IWorkStep, TranscribeVoice>()
            .AddSingleton<IWorkStep, KeepSpoken>()
            .AddSingleton<IWorkStep, SendMessage>()
            .AddSingleton<IWorkStep, SendPrompt>()
            .AddSingleton<IWorkStep, ShowWriting>()
            .AddSingleton<IWorkStep, SendReflection>()
            .AddSingleton<PlannedTurns>()
            .AddSingleton<IWorkStep, RemindPatient>()
            .AddSingleton<IWorkStep, OfferWeek>()
            .AddNudges();

    private static IServiceCollection AddNudges(this IServiceCollection services) =>
        services
            .AddSingleton<LinkTherapist>()
            .AddSingleton<AcceptTherapist>()
            .AddSingleton<NudgeRows>()
            .AddSingleton<NoteTherapistChat>()
            .AddSingleton<TextInChat>()
            .AddSingleton<AnswerTherapist>()
            .AddSingleton<LeftToOpen>()
            .AddSingleton<OpenNudge>()
            .AddSingleton<OpenCall>()
            .AddSingleton<TalkWithTherapist>()
            .AddSingleton<ICallChannel, ChatCalls>()
            .AddSingleton<ICheckUp, CheckTherapistChats>()
            .AddSingleton<IWorkStep, SendNudges>()
            .AddSingleton<IWorkStep, HideNudge>()
            .AddSingleton<BriefSessions>()
            .AddSingleton<IWorkStep, TellOfBriefs>()
            .AddSingleton<IWorkStep, SendDigest>();
}
