using Microsoft.EntityFrameworkCore;
using Platform.Hosting.Privacy;
using Platform.Tickets.Storage;

namespace Platform.Tickets.Knowledge.Storage;

/// <summary>
/// What the knowledge base keeps of people: what helped them, and what they were shown. Articles they wrote are the company's, and stay with an author who has no name
/// any more. A person is also the contact with the same address.
/// </summary>
internal sealed class KnowledgeOfPerson(TicketsDb db, TenantTables tables) : IPersonalDataSource
{
    private static readonly (string Table, string Column)[] Columns = [("articles", "author_id"), ("article_feedback", "person_id"), ("shown_articles", "person_id")];

    public string Module => "tickets";

    /// <summary>Before contacts lose the address they are known by.</summary>
    public int Order => -1;

    public async Task<IReadOnlyList<PersonalTable>> Of(PersonInQuestion person, CancellationToken ct)
    {
        var (ids, found) = (await db.IdsOf(person, ct), new List<PersonalTable>());
        var all = (await tables.All(ct)).Where(t => t.Schema == Module).ToDictionary(t => t.Name);
        foreach (var (table, column) in Columns)
        {
            var rows = new List<string>();
            foreach (var id in ids) rows.AddRange(await tables.Rows(all[table], db.Tenant, (column, id), ct).ToListAsync(ct));
            found.Add(new(table, rows));
        }

        return found;
    }

    public async Task Erase(PersonInQuestion person, CancellationToken ct)
    {
        var ids = await db.IdsOf(person, ct);
        await db.ArticleFeedback.Where(f => ids.Contains(f.PersonId)).ExecuteDeleteAsync(ct);
        await db.ShownArticles.Where(s => ids.Contains(s.PersonId)).ExecuteDeleteAsync(ct);
    }
}
