using Shouldly;
using TherapyJournal.Practices;
using Xunit;

namespace TherapyJournal.Tests.Practices;

public sealed class ReminderWordsTests
{
    [Theory]
    [InlineData("mon,wed,fri 18:00", "mon,wed,fri 18:00", "Monday, Wednesday and Friday at 18:00")]
    [InlineData("  Tuesday and thurs at 7:05 ", "tue,thu 07:05", "Tuesday and Thursday at 07:05")]
    [InlineData("daily 9pm", "mon,tue,wed,thu,fri,sat,sun 21:00", "every day at 21:00")]
    [InlineData("every day 12am", "mon,tue,wed,thu,fri,sat,sun 00:00", "every day at 00:00")]
    [InlineData("weekdays 12.30 pm", "mon,tue,wed,thu,fri 12:30", "Monday to Friday at 12:30")]
    [InlineData("weekends 8", "sat,sun 08:00", "Saturday and Sunday at 08:00")]
    [InlineData("sundays, 18:00", "sun 18:00", "Sunday at 18:00")]
    public void Days_and_an_hour_are_read_as_people_write_them(string words, string typed, string said)
    {
        var plan = ReminderWords.Parse(words).ShouldBeOfType<Checked<ReminderPlan>.Kept>().Value;

        (ReminderWords.Typed(plan), ReminderWords.Said(plan)).ShouldBe((typed, said));
        ReminderWords.Parse(typed).ShouldBe(new Checked<ReminderPlan>.Kept(plan));
    }

    [Theory]
    [InlineData("")]
    [InlineData("mon")]
    [InlineData("18:00")]
    [InlineData("mon 24:00")]
    [InlineData("mon 18:60")]
    [InlineData("mon 13pm")]
    [InlineData("mo 18:00")]
    [InlineData("someday 18:00")]
    [InlineData("mon,wed 18:00; drop table")]
    public void What_cannot_be_meant_is_refused(string words) =>
        ReminderWords.Parse(words).ShouldBeOfType<Checked<ReminderPlan>.Refused>();

    [Fact]
    public void Off_keeps_the_days_for_the_next_time()
    {
        var plan = new ReminderPlan(ReminderDays.Monday, 600) { IsOn = true, Number = 4 };
        var off = ReminderWords.Parse(" OFF ").ShouldBeOfType<Checked<ReminderPlan>.Kept>().Value;

        ReminderWords.Set(plan, off).ShouldBe(plan with { IsOn = false });
        ReminderWords.Set(null, off).ShouldBeNull();
        ReminderWords.Typed(plan with { IsOn = false }).ShouldBe("off");
    }
}
