using System.Globalization;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using TherapyJournal.App.Terminal.Commands;
using TherapyJournal.Records;

namespace TherapyJournal.App.Web.Practice;

/// <summary>Readings as a file, written while they are looked for: however many they are, few are held at once.</summary>
/// <param name="isJson">JSON, one array; else CSV as RFC 4180 has it.</param>
/// <param name="names">Who works here.</param>
/// <param name="next">Looks for those before a line; null: the newest.</param>
internal sealed class SavedReadings(bool isJson, TherapistNames names, Func<Guid?, Task<ReadingsFound>> next) : IResult
{
    private static readonly string[] Columns =
    [
        "at",
        "patient",
        "readerKind",
        "reader",
        "who",
        "purpose",
        "said",
        "opened",
        "damaged",
    ];

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var answer = httpContext.Response;
        answer.ContentType = isJson ? "application/json; charset=utf-8" : "text/csv; charset=utf-8";
        answer.Headers.ContentDisposition = $"attachment; filename=\"readings.{(isJson ? "json" : "csv")}\"";
        await WriteAsync(isJson ? "[" : $"{string.Join(',', Columns)}\r\n");
        Guid? before = null;
        var isFirst = true;
        do
        {
            var found = await next(before);
            before = found.OlderThan;
            foreach (var reading in found.Readings)
            {
                await WriteAsync(isJson ? $"{(isFirst ? "" : ",")}\n{Json(reading)}" : $"{Csv(reading)}\r\n");
                isFirst = false;
            }
        } while (before is not null);
        if (isJson)
        {
            await WriteAsync("\n]\n");
        }

        Task WriteAsync(string text) => answer.WriteAsync(text, Encoding.UTF8, httpContext.RequestAborted);
    }

    private IEnumerable<string> Cells(PracticeReading reading) =>
        [
            Documents.Time(reading.When),
            $"{reading.Patient}",
            reading.Line?.ReaderKind ?? "",
            reading.Line?.Reader ?? "",
            reading.Line is { } line ? AccessSentence.Who(line, names.Find) : "",
            reading.Line?.Purpose ?? "",
            ReadingLine.Said(reading, names),
            reading.Line?.Count.ToString(CultureInfo.InvariantCulture) ?? "",
            reading.Line?.Damaged.ToString(CultureInfo.InvariantCulture) ?? "",
        ];

    private string Csv(PracticeReading reading) => string.Join(',', Cells(reading).Select(Quoted));

    // A sheet takes what begins like that for something to calculate.
    private static string Quoted(string cell)
    {
        var safe = cell.Length > 0 && "=+-@\t\r".Contains(cell[0], StringComparison.Ordinal) ? $"'{cell}" : cell;
        return safe.AsSpan().ContainsAny(",\"\r\n")
            ? $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\""
            : safe;
    }

    private string Json(PracticeReading reading)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes))
        {
            json.WriteStartObject();
            foreach (var (name, value) in Columns.Zip(Cells(reading)))
            {
                json.WriteString(name, value);
            }
            json.WriteEndObject();
        }
        return Encoding.UTF8.GetString(bytes.GetBuffer(), 0, (int)bytes.Length);
    }
}
