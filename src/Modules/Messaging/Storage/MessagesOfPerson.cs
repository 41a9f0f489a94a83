using Microsoft.EntityFrameworkCore;
using Platform.Hosting.Privacy;

namespace Platform.Messaging.Storage;

/// <summary>What this module keeps of people: what they were told and have read, how they want to hear of things, and what was mailed to them.</summary>
internal sealed class MessagesOfPerson(MessagingDb db, TenantTables tables) : IPersonalDataSource
{
    public string Module => "messaging";

    public async Task<IReadOnlyList<PersonalTable>> Of(PersonInQuestion person, CancellationToken ct)
    {
        var found = new List<PersonalTable>();
        foreach (var table in (await tables.All(ct)).Where(t => t.Schema == Module && t.Columns.Contains("person_id")))
            found.Add(new(table.Name, await tables.Rows(table, db.Tenant, ("person_id", person.Id), ct).ToListAsync(ct)));
        return found;
    }

    public async Task Erase(PersonInQuestion person, CancellationToken ct)
    {
        await db.Entries.Where(e => e.PersonId == person.Id).ExecuteDeleteAsync(ct);
        await db.Preferences.Where(p => p.PersonId == person.Id).ExecuteDeleteAsync(ct);
        await db.Deliveries.Where(d => d.PersonId == person.Id).ExecuteDeleteAsync(ct);
    }
}
