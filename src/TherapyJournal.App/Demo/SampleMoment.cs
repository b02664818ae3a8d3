using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using NodaTime;
using NodaTime.Text;

namespace TherapyJournal.App.Demo;

/// <summary>A time counted back from the day of the demo, so that the sample never grows old. Negative days lie ahead.</summary>
internal sealed record SampleMoment(int DaysAgo, [property: JsonConverter(typeof(HoursAndMinutes))] LocalTime At)
{
    /// <summary>The instant, when today is <paramref name="today"/> in that zone; a time that the clocks skip moves forward.</summary>
    public Instant On(LocalDate today, DateTimeZone zone) =>
        today.PlusDays(-DaysAgo).At(At).InZoneLeniently(zone).ToInstant();
}

/// <summary>"22:40" as a local time.</summary>
internal sealed class HoursAndMinutes : JsonConverter<LocalTime>
{
    private static readonly LocalTimePattern Pattern = LocalTimePattern.Create("HH:mm", CultureInfo.InvariantCulture);

    public override LocalTime Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        Pattern.Parse(reader.GetString() ?? "").GetValueOrThrow();

    public override void Write(Utf8JsonWriter writer, LocalTime value, JsonSerializerOptions options) =>
        writer.WriteStringValue(Pattern.Format(value));
}

/// <summary>"1988-04-17" as a date.</summary>
internal sealed class IsoDate : JsonConverter<LocalDate>
{
    public override LocalDate Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        LocalDatePattern.Iso.Parse(reader.GetString() ?? "").GetValueOrThrow();

    public override void Write(Utf8JsonWriter writer, LocalDate value, JsonSerializerOptions options) =>
        writer.WriteStringValue(LocalDatePattern.Iso.Format(value));
}
