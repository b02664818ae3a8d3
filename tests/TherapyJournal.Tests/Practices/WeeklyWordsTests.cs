using Shouldly;
using TherapyJournal.Practices;
using Xunit;

namespace TherapyJournal.Tests.Practices;

public sealed class WeeklyWordsTests
{
    private static readonly ReminderPlan Before = new(ReminderDays.Wednesday, 7 * 60) { Number = 3 };

    [Theory]
    [InlineData("sun 18:00", "sun 18:00")]
    [InlineData("  Fridays at 7pm ", "fri 19:00")]
    [InlineData("Saturday", "sat 07:00")]
    [InlineData("21:30", "wed 21:30")]
    [InlineData("9", "wed 09:00")]
    [InlineData("on", "wed 07:00")]
    [InlineData("off", "off")]
    [InlineData("none", "off")]
    public void One_day_or_one_hour_or_both_are_read(string words, string typed)
    {
        var change = WeeklyWords.Parse(words).ShouldBeOfType<Checked<WeeklyChange>.Kept>().Value;

        ReminderWords.Typed(change.Of(Before, WeeklyWords.OfPatient)).ShouldBe(typed);
    }

    [Theory]
    [InlineData("mon,tue 18:00")]
    [InlineData("daily")]
    [InlineData("weekend 9:00")]
    [InlineData("25:00")]
    [InlineData("sometimes")]
    [InlineData("")]
    public void What_is_no_single_day_is_refused_with_how_it_is_written(string words) =>
        WeeklyWords
            .Parse(words)
            .ShouldBeOfType<Checked<WeeklyChange>.Refused>()
            .Sentence.ShouldContain("such as sun 18:00; or on, or off");

    [Fact]
    public void Switched_off_it_keeps_its_day_and_what_was_never_on_stays_so()
    {
        var off = new WeeklyChange(IsOn: false);

        off.Of(null, WeeklyWords.OfPatient).ShouldBeNull();
        off.Of(Before with { IsOn = true }, WeeklyWords.OfPatient).ShouldBe(Before);
        new WeeklyChange(IsOn: true)
            .Of(null, WeeklyWords.OfPatient)
            .ShouldBe(WeeklyWords.OfPatient with { IsOn = true });
    }
}
