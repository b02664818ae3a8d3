using Shouldly;
using TherapyJournal.Goals;
using TherapyJournal.Journaling;
using TherapyJournal.Records;
using TherapyJournal.Review;
using TherapyJournal.Tests.Database;
using Xunit;

namespace TherapyJournal.Tests.Review;

public abstract class FindSuggestionTests(TestedDatabase on) : LoopTest(on)
{
    [Fact]
    public async Task By_its_entry_the_one_that_waits_is_found_also_where_another_was_decided()
    {
        var entry = await WriteAsync(Wish);
        var decided = (await InboxItemAsync(entry)).Suggestion.ShouldNotBeNull().Id;
        await House.Get<ReviewSuggestedGoal>().RejectAsync(Therapist, decided, null, Cancel);
        Pass(TimeSpan.FromMinutes(1));
        await House.Get<EditEntry>().EditAsync(Patient, entry, "I would like to sing in the choir again.", Cancel);
        await WorkAsync();
        var waiting = (await InboxItemAsync(entry)).Suggestion.ShouldNotBeNull().Id;

        waiting.ShouldNotBe(decided);
        (await FindAsync(Therapist.Id, entry)).ShouldBe([waiting]);
        (await FindAsync(Therapist.Id, decided)).ShouldBe([decided]);
    }

    [Fact]
    public async Task Another_therapists_suggestions_are_not_found()
    {
        var entry = await WriteAsync(Wish);
        var other = await House.AddTherapistAsync("Other");

        (await FindAsync(Therapist.Id, entry)).ShouldHaveSingleItem();
        (await FindAsync(other, entry)).ShouldBeEmpty();
    }

    private Task<IReadOnlyList<Guid>> FindAsync(TherapistId therapist, Guid id) =>
        House.Get<FindSuggestion>().RunAsync(therapist, id.ToString(), Cancel);
}

public sealed class FindSuggestionOnSqlite() : FindSuggestionTests(TestedDatabase.Sqlite);

public sealed class FindSuggestionOnPostgres() : FindSuggestionTests(TestedDatabase.Postgres);
