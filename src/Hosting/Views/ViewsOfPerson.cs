using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Platform.Hosting.Data;
using Platform.Hosting.Privacy;

namespace Platform.Hosting.Views;

/// <summary>The views a person saved. Forgotten with the person, but for those the company shares, which are nobody's then.</summary>
internal sealed class ViewsOfPerson(ViewsDb db) : IPersonalDataSource
{
    public string Module => "platform";

    public async Task<IReadOnlyList<PersonalTable>> Of(PersonInQuestion person, CancellationToken ct) =>
        [new("saved_views", [.. (await db.Views.AsNoTracking().Where(v => v.Owner == person.Id).ToListAsync(ct)).Select(v => JsonSerializer.Serialize(v, JournalEntry.Json))])];

    public async Task Erase(PersonInQuestion person, CancellationToken ct)
    {
        await db.Views.Where(v => v.Owner == person.Id && !v.IsShared).ExecuteDeleteAsync(ct);
        await db.Views.Where(v => v.Owner == person.Id).ExecuteUpdateAsync(set => set.SetProperty(v => v.Owner, (Guid?)null), ct);
    }
}
