using TherapyJournal.Accounts;
using TherapyJournal.Assistants.Calls;
using TherapyJournal.Chats;
using TherapyJournal.Goals;
using TherapyJournal.Insight;
using TherapyJournal.Insight.Meaning;
using TherapyJournal.Journaling;
using TherapyJournal.Practices;
using TherapyJournal.Records;
using TherapyJournal.Review;
using TherapyJournal.Safety;
using TherapyJournal.Storage;
using TherapyJournal.Work;

namespace TherapyJournal.Tests.Database;

/// <summary>A patient with at least one row in every table that holds rows of patients.</summary>
internal static class FullRecord
{
    public const string PrivateWords = "a private thing about the lighthouse";
    public const string PartWords = "a heron, sent as one message";
    public const string RequestWords = "I want to watch herons at dawn";
    public const string SpokenWords = "a heron, told aloud";
    public const string NotesWords = "a heron, as the therapist alone put it";
    public const string EntryWords = "the heron came back to the pond";

    public static async Task<PatientId> AddAsync(JournalHouse house, TherapistId therapist, string name = "Ada Example")
    {
        var patient = await house.AddPatientAsync(therapist, name);
        var now = house.Clock.NowStored();
        var prompt = await house.InsertAsync(
            patient,
            new JournalPrompt { AskedAt = now },
            new JournalPromptContent("What helped today?", "because you asked", null, "question-bank")
        );
        var entry = await house.InsertAsync(
            patient,
            new JournalEntry
            {
                PromptId = prompt.Id,
                RecordedAt = now,
                DeliveryHash = patient.Value.ToByteArray(),
            },
            new JournalEntryContent(now, EntryWords, false, 2, "terminal")
        );
        await house.InsertAsync(
            patient,
            new JournalEntry { RecordedAt = now + 1, DeliveryHash = [.. patient.Value.ToByteArray(), 1] },
            new JournalEntryContent(now + 1, PrivateWords, true, 1, "terminal")
        );
        await house.InsertAsync(
            patient,
            new PatientChat { ChatHash = patient.Value.ToByteArray() },
            new PatientChatContent(new ChatAddress("telegram", 4242, 501), now)
        );
        await house.InsertAsync(
            patient,
            new ChatInvite(),
            new ChatInviteContent([1, 2, 3], therapist.Value, now, now + 1)
        );
        await house.Get<InviteToAccount>().RunAsync(AccountHolder.Of(patient), CancellationToken.None);
        await house.InsertAsync(
            patient,
            new EntryPart { EntryId = entry.Id, MessageHash = patient.Value.ToByteArray() },
            new EntryPartContent(PartWords, now)
        );
        await house.InsertAsync(
            patient,
            new PatientRequest(),
            new PatientRequestContent(PatientRequestKind.Goal, now) { Words = RequestWords }
        );
        await house.InsertAsync(
            patient,
            new Recording { EntryId = entry.Id },
            new RecordingContent(new ChatAddress("telegram", 4242, 501), 9, "file", 12, now, now) { Text = SpokenWords }
        );
        await house.InsertAsync(
            patient,
            new JournalEntryVersion { EntryId = entry.Id, Number = 1 },
            new JournalEntryVersionContent("the heron came", now)
        );
        await house.InsertAsync(
            patient,
            new Reflection { EntryId = entry.Id },
            new ReflectionContent("That sounds like a good moment.", "question-bank", 2, now)
        );
        await house.InsertAsync(
            patient,
            new TherapyGoal(),
            new TherapyGoalContent(
                "Walk every day",
                true,
                [new GoalEvent(now, GoalEventKind.Added, $"{therapist}", "Walk every day")]
            )
        );
        await house.InsertAsync(
            patient,
            new SuggestedGoal { EntryId = entry.Id },
            new SuggestedGoalContent("Visit the pond", null, [EntryWords], "question-bank", now)
        );
        await house.InsertAsync(
            patient,
            new RiskAlert { EntryId = entry.Id },
            new RiskAlertContent("Concern", 1, ["hopeless"], now, false)
        );
        await house.InsertAsync(
            patient,
            new EntrySummary { EntryId = entry.Id, RecordedAt = now },
            new EntrySummaryContent(
                [new SummarySentence("Saw a heron.", EntryWords)],
                [],
                "A heron",
                "question-bank",
                2,
                now
            )
            {
                AcceptedAt = now,
                AcceptedBy = $"therapist:{therapist}",
            }
        );
        await house.InsertAsync(
            patient,
            new Notification { EntryId = entry.Id, TherapistId = therapist },
            new NotificationContent(now)
        );
        await house.InsertAsync(
            patient,
            new Nudge
            {
                EntryId = entry.Id,
                TherapistId = therapist,
                PushId = entry.Id,
            },
            new NudgeContent(now) { SentAt = now }
        );
        await house.InsertAsync(
            patient,
            new OutgoingMessage { SubjectId = entry.Id },
            new OutgoingMessageContent("crisis-answer", "You can call 112.", now)
        );
        await house.InsertAsync(
            patient,
            new WordsAhead { EntryId = entry.Id },
            new WordsAheadContent(
                WordsAheadKind.Question,
                "Who was at the pond?",
                null,
                WordsAheadState.Ready,
                $"{therapist}",
                now
            )
        );
        await house.InsertAsync(patient, new Disclosure(), new DisclosureContent(now));
        await house.InsertAsync(
            patient,
            new SafetyPlan(),
            new SafetyPlanContent([
                new SafetyPlanVersion(
                    now,
                    $"therapist:{therapist}",
                    [
                        [],
                        [],
                        ["The pond"],
                        [],
                        [],
                        [],
                    ]
                ),
            ])
        );
        await house.InsertAsync(
            patient,
            new MeasureResult(),
            new MeasureResultContent(Measure.Mood, 6, null, now, $"therapist:{therapist}")
        );
        await house.InsertAsync(
            patient,
            new EntryEmbedding { EntryId = entry.Id, Model = "house-embed@" },
            EntryEmbeddingContent.Of([
                [0.6f, 0.8f],
            ])
        );
        await house.InsertAsync(
            patient,
            new ModelCall { At = now },
            new ModelCallContent("ask-for-entry", "localhost", "a-model", "00", [new("entry", entry.Id, 12)], 900)
        );
        await house.InsertAsync(
            patient,
            new KeptRecord { Due = long.MaxValue },
            new KeptRecordContent(patient.Value, now)
        );
        var session = await house.InsertAsync(
            patient,
            new TherapySession(),
            new TherapySessionContent("2026-03-09T10:00")
        );
        await house.InsertAsync(
            patient,
            new TherapySessionNotes
            {
                SessionId = session.Id,
                TherapistId = therapist,
                Number = 1,
            },
            new TherapySessionNotesContent(NotesWords, now)
        );
        await house.SaveAsync(db =>
        {
            db.TokenUses.Add(
                new TokenUse
                {
                    Id = RowId.New(house.Clock),
                    PatientId = patient,
                    Day = 1,
                    Tokens = 900,
                }
            );
            var incoming = new IncomingMessage { Id = RowId.New(house.Clock), PatientId = patient };
            house
                .Get<Keys>()
                .Seal(
                    incoming,
                    new ChatMessage(new ChatAddress("telegram", 4242, 501), ChatMessageKind.Words, "message|1", now)
                    {
                        Text = EntryWords,
                    }
                );
            db.IncomingMessages.Add(incoming);
            db.Lanes.Add(
                new Lane
                {
                    Id = patient.Value,
                    PatientId = patient,
                    Due = now + 1_000_000_000,
                    LeaseUntil = now + 5,
                }
            );
            db.WorkItems.Add(
                new WorkItem
                {
                    Id = RowId.New(house.Clock),
                    PatientId = patient,
                    LaneId = patient.Value,
                    Kind = "SummarizeEntry",
                    SubjectId = entry.Id,
                    Due = now + 1_000_000_000,
                }
            );
            return Task.CompletedTask;
        });
        return patient;
    }
}
