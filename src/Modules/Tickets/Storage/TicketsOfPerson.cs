using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Platform.Hosting.Data;
using Platform.Hosting.Files;
using Platform.Hosting.Privacy;
using Platform.Tickets.Domain;
using Platform.Tickets.Domain.Assignment;
using Platform.Tickets.Knowledge.Search;
using Platform.Tickets.Queue;

namespace Platform.Tickets.Storage;

/// <summary>
/// What this module keeps of people: what they asked for, what they said, the files they sent. Of somebody erased the tickets stay as work that was done,
/// without a word of theirs. A person is also the contact with the same address.
/// </summary>
internal sealed class TicketsOfPerson(TicketsDb db, TenantTables tables, PersonKeys keys, FileStore store, TicketQueue queue, RecentRecords<Ticket> recent, TextIndex words, Ledger<AssignmentRules, AssignmentRulesEvent> assignment) : IPersonalDataSource
{
    private static readonly (string Table, string Column)[] Columns = [("tickets", "requester_id"), ("messages", "author_id"), ("files", "added_by"), ("contacts", "id"), ("emails", "author_id"), ("email_files", "author_id"), ("time_entries", "person_id"), ("assignment_turns", "person_id")];

    public string Module => "tickets";

    public async Task<IReadOnlyList<PersonalTable>> Of(PersonInQuestion person, CancellationToken ct)
    {
        var found = new List<PersonalTable>();
        var all = (await tables.All(ct)).Where(t => t.Schema == Module).ToDictionary(t => t.Name);
        foreach (var id in await db.IdsOf(person, ct))
            foreach (var (table, column) in Columns)
                found.Add(new(table, await tables.Rows(all[table], db.Tenant, (column, id), ct).ToListAsync(ct)));
        return [.. found.GroupBy(t => t.Name).Select(same => new PersonalTable(same.Key, [.. same.SelectMany(t => t.Rows)]))];
    }

    public async Task Erase(PersonInQuestion person, CancellationToken ct)
    {
        var ids = await db.IdsOf(person, ct);
        foreach (var id in ids.Where(id => id != person.Id)) await keys.Destroy(db.Tenant, id, ct); // first: once the address is gone, nobody finds them again
        var files = await db.Files.AsNoTracking().Where(f => ids.Contains(f.AddedBy)).Select(f => f.Sha256).ToListAsync(ct);
        files.AddRange(await db.HeldFiles.Where(f => ids.Contains(f.AuthorId) && f.Sha256 != null).Select(f => f.Sha256!).ToListAsync(ct));
        await using (var transaction = await db.Database.BeginTransactionAsync(ct))
        {
            await db.Tickets.Where(t => ids.Contains(t.RequesterId)).ExecuteUpdateAsync(set => set.SetProperty(t => t.Subject, Erased.Text).SetProperty(t => t.Description, Erased.Text)
                .SetProperty(t => t.RatingComment, t => t.RatingComment == null ? null : Erased.Text), ct);
            var theirs = await db.Tickets.Where(t => ids.Contains(t.RequesterId)).Select(t => t.Key).ToListAsync(ct);
            await words.RemoveTickets(theirs, ct);
            await db.Messages.Where(m => ids.Contains(m.AuthorId)).ExecuteUpdateAsync(set => set.SetProperty(m => m.Text, Erased.Text), ct);
            await db.Contacts.Where(c => ids.Contains(c.Id)).ExecuteUpdateAsync(
                set => set.SetProperty(c => c.Name, Erased.Text).SetProperty(c => c.Email, c => c.Id.ToString() + "@erased.invalid"), ct);
            await db.Emails.Where(e => ids.Contains(e.AuthorId)).ExecuteUpdateAsync(set => set.SetProperty(e => e.Subject, Erased.Text).SetProperty(e => e.Text, Erased.Text)
                .SetProperty(e => e.NewText, e => e.NewText == null ? null : Erased.Text), ct);
            await db.TimeEntries.Where(e => ids.Contains(e.PersonId) && e.Note != null).ExecuteUpdateAsync(set => set.SetProperty(e => e.Note, Erased.Text), ct);
            await db.HeldFiles.Where(f => ids.Contains(f.AuthorId)).ExecuteDeleteAsync(ct);
            await db.Files.Where(f => ids.Contains(f.AddedBy)).ExecuteDeleteAsync(ct);
            await db.AssignmentTurns.Where(t => ids.Contains(t.PersonId)).ExecuteDeleteAsync(ct);
            await transaction.CommitAsync(ct);
        }

        // What somebody could do is nobody's business any more.
        await assignment.Change(db.Tenant.Value, null, rules => rules.Without(ids, db.Call.Now), ct);
        var kept = await db.Files.Where(f => files.Contains(f.Sha256)).Select(f => f.Sha256).ToListAsync(ct);
        kept.AddRange(await db.HeldFiles.Where(f => files.Contains(f.Sha256!)).Select(f => f.Sha256!).ToListAsync(ct));
        foreach (var hash in files.Distinct().Except(kept)) store.Forget(db.Tenant, hash);
        queue.Forget(db.Tenant);
        recent.Forget(db.Tenant);
    }

    public async IAsyncEnumerable<PersonalFile> Files(PersonInQuestion? person, [EnumeratorCancellation] CancellationToken ct)
    {
        var ids = person is null ? [] : await db.IdsOf(person, ct);
        await foreach (var file in db.Files.AsNoTracking().Where(f => person == null || ids.Contains(f.AddedBy)).AsAsyncEnumerable().WithCancellation(ct))
            yield return new($"tickets/{file.TicketId}/{file.Id}-{file.Name}", _ => Task.FromResult(store.Open(db.Tenant, file.Sha256) ?? Stream.Null));
        await foreach (var file in db.HeldFiles.AsNoTracking().Where(f => f.Sha256 != null && (person == null || ids.Contains(f.AuthorId))).AsAsyncEnumerable().WithCancellation(ct))
            yield return new($"emails/{file.EmailId}/{file.Number}-{file.Name}", _ => Task.FromResult(store.Open(db.Tenant, file.Sha256!) ?? Stream.Null));
    }
}
