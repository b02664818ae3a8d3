using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.Repositories;
using TherapyJournal.Accounts;

namespace TherapyJournal.App.Web.Account;

/// <summary>Lends Data Protection the sealed keys of the database, so that every web process opens the cookies of the others.</summary>
internal sealed class SealedKeyRing(KeepWebKeys keys) : IXmlRepository
{
    // The framework asks without waiting for a task: once at the first request, then about once a day.
    public IReadOnlyCollection<XElement> GetAllElements() =>
        [.. Task.Run(() => keys.ReadAsync(CancellationToken.None)).GetAwaiter().GetResult().Select(XElement.Parse)];

    public void StoreElement(XElement element, string friendlyName) =>
        Task.Run(() => keys.AddAsync(element.ToString(SaveOptions.DisableFormatting), CancellationToken.None))
            .GetAwaiter()
            .GetResult();
}
