using System.Text.Json.Serialization.Metadata;
using TherapyJournal.Records;

namespace TherapyJournal.Accounts;

/// <summary>A key that protects cookies and forms, shared by every process that serves the web page.</summary>
public sealed class WebKey : PracticeRow<WebKeyContent>
{
    public override string Label => "web-key";

    public override JsonTypeInfo<WebKeyContent> Shape => AccountsJson.Default.WebKeyContent;
}

/// <summary>A key as ASP.NET Core's Data Protection writes it.</summary>
/// <param name="Xml">An element of its key ring.</param>
public sealed record WebKeyContent(string Xml);
