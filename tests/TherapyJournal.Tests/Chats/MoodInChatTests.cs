using Shouldly;
using TherapyJournal.Chats;
using TherapyJournal.Insight;
using TherapyJournal.Practices;
using TherapyJournal.Records;
using TherapyJournal.Tests.Database;
using Xunit;

namespace TherapyJournal.Tests.Chats;

public abstract class MoodInChatTests(TestedDatabase on) : ChatTest(on)
{
    [Fact(Timeout = Hanging)]
    public async Task Asked_with_buttons_one_number_is_kept_as_the_patients_own()
    {
        await LinkAsync();
        await SayAsync("/mood");
        Phone.Read.ShouldBe([MoodTexts.HowIsIt]);

        await TapAsync("10");

        Phone.Read[^1].ShouldBe("It is kept: 10 of 10.");
        var kept = (await MoodsAsync()).ShouldHaveSingleItem();
        (kept.Measure, kept.Rating, kept.GoalId, kept.By).ShouldBe((Measure.Mood, 10, null, $"patient:{Patient}"));
    }

    [Fact(Timeout = Hanging)]
    public async Task Another_button_of_the_same_question_takes_its_place_and_the_same_twice_is_one()
    {
        await LinkAsync();
        await SayAsync("/mood");
        await TapAsync("3");
        await TapAsync("3");
        await TapAsync("4");
        (await MoodsAsync()).ShouldHaveSingleItem().Rating.ShouldBe(4);

        await SayAsync("/mood");
        await TapAsync("0");

        (await MoodsAsync()).Select(m => m.Rating).ShouldBe([4, 0], ignoreOrder: true);
    }

    [Fact(Timeout = Hanging)]
    public async Task A_question_of_earlier_takes_no_answer()
    {
        await LinkAsync();
        await SayAsync("/mood");
        Pass(TimeSpan.FromHours(2));

        await TapAsync("5");

        Phone.Read[^1].ShouldBe(MoodTexts.OfEarlier);
        (await MoodsAsync()).ShouldBeEmpty();
    }

    [Theory(Timeout = Hanging)]
    [InlineData("/mood 7", 7)]
    [InlineData("/mood 11", null)]
    [InlineData("/mood -1", null)]
    [InlineData("/mood so so", null)]
    public async Task A_number_may_be_typed_and_anything_else_brings_the_question(string words, int? kept)
    {
        await LinkAsync();

        await SayAsync(words);

        Phone.Read.ShouldBe([kept is null ? MoodTexts.HowIsIt : $"It is kept: {kept} of 10."]);
        (await MoodsAsync()).Select(m => (int?)m.Rating).ShouldBe(kept is null ? [] : [kept]);
    }

    [Fact(Timeout = Hanging)]
    public async Task Without_consent_no_number_is_kept()
    {
        await LinkAsync();
        await SayAsync("/mood");
        await House.Get<DecideConsent>().RunAsync(Therapist, Patient, ConsentKind.Keeping, give: false, Cancel);

        await TapAsync("5");
        await SayAsync("/mood 5");

        (await MoodsAsync()).ShouldBeEmpty();
    }

    [Fact(Timeout = Hanging)]
    public async Task In_the_middle_of_an_entry_it_is_no_part_of_it()
    {
        await LinkAsync();
        await SayAsync("It rained.");
        await SayAsync("/mood 4");
        await SayAsync("I stayed in.");
        await TapAsync(ChatTexts.Done);

        (await EntriesAsync()).ShouldHaveSingleItem().Content.Text.ShouldBe("It rained.\n\nI stayed in.");
        (await MoodsAsync()).ShouldHaveSingleItem().Rating.ShouldBe(4);
    }

    private async Task<IReadOnlyList<MeasureResultContent>> MoodsAsync() =>
        [
            .. (await House.Get<ListMeasures>().RunAsync(Therapist, Patient, Cancel))
                .ShouldBeOfType<ReadOutcome<IReadOnlyList<MeasureView>>.Open>()
                .Value.Select(m => m.Result),
        ];
}

public sealed class MoodInChatOnSqlite() : MoodInChatTests(TestedDatabase.Sqlite);

public sealed class MoodInChatOnPostgres() : MoodInChatTests(TestedDatabase.Postgres);
