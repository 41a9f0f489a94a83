using System.Data;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using NpgsqlTypes;
using Platform.Tickets.Storage;

namespace Platform.Tickets.Knowledge.Search;

/// <summary>A text that was found: how much of what was asked it has, from 0 to 1, and which of the words asked, the most telling first.</summary>
internal sealed record FoundText(Guid Id, double Score, string[] Matched);

/// <summary>Finds texts by their words. What is found is an id: whoever shows it reads the row, as far as the caller may.</summary>
internal sealed class TextSearch(TicketsDb db, KnowledgeLanguages languages)
{
    /// <summary>Texts that share most with what somebody wrote.</summary>
    public async Task<List<FoundText>> Nearest(Corpus corpus, AskedWords asked, short scope, int most, CancellationToken ct)
    {
        if (asked.Words.Length == 0) return [];
        await using var session = await Session(ct);
        await using var find = session.Command("select id, score, matched from tickets.nearest_texts($1, $2::regconfig, $3, $4, $5, $6, $7)");
        find.Parameters.AddRange((NpgsqlParameter[])
        [
            new() { Value = (short)corpus }, new() { Value = await languages.Of(db.Tenant, ct) }, new() { Value = asked.Words }, new() { Value = asked.OfSubject }, new() { Value = scope },
            new() { Value = corpus is not Corpus.Articles && !db.Call.Sites.IsAll ? db.Call.Sites.Ids.ToArray() : DBNull.Value, NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Uuid }, new() { Value = most },
        ]);
        await using var rows = await find.ExecuteReaderAsync(ct);
        var found = new List<FoundText>();
        while (await rows.ReadAsync(ct)) found.Add(new(rows.GetGuid(0), rows.GetDouble(1), rows.GetFieldValue<string[]>(2)));
        return found;
    }

    /// <summary>Articles that have all that is sought, best first.</summary>
    public async Task<List<FoundText>> Search(string sought, short scope, int most, CancellationToken ct)
    {
        await using var session = await Session(ct);
        await using var find = session.Command("select id, score from tickets.search_texts($1, $2::regconfig, $3, $4, $5)");
        find.Parameters.AddRange((NpgsqlParameter[])[new() { Value = (short)Corpus.Articles }, new() { Value = await languages.Of(db.Tenant, ct) }, new() { Value = sought }, new() { Value = scope }, new() { Value = most }]);
        await using var rows = await find.ExecuteReaderAsync(ct);
        var found = new List<FoundText>();
        while (await rows.ReadAsync(ct)) found.Add(new(rows.GetGuid(0), rows.GetDouble(1), []));
        return found;
    }

    /// <summary>Each title and the best passages of each text, with what was sought marked.</summary>
    public async Task<IReadOnlyList<(MarkedText Title, MarkedText Excerpt)>> Mark(IReadOnlyList<(string Title, string Body)> texts, string sought, bool anyWord, CancellationToken ct)
    {
        await using var session = await Session(ct);
        // What people write has no control characters: these two can only be marks.
        await using var mark = session.Command($"""
            select ts_headline($1::regconfig, title, query, 'HighlightAll=true, StartSel={MarkedText.Start}, StopSel={MarkedText.Stop}'),
              ts_headline($1::regconfig, left(body, 20000), query, 'MaxFragments=2, MaxWords=24, MinWords=8, FragmentDelimiter=" … ", StartSel={MarkedText.Start}, StopSel={MarkedText.Stop}')
            from unnest($2, $3) with ordinality t(title, body, n), (select case when $5 then replace(q::text, ' & ', ' | ')::tsquery else q end as query from websearch_to_tsquery($1::regconfig, $4) q) q order by n
            """);
        mark.Parameters.AddRange((NpgsqlParameter[])
        [
            new() { Value = await languages.Of(db.Tenant, ct) }, new() { Value = texts.Select(t => t.Title).ToArray() }, new() { Value = texts.Select(t => t.Body).ToArray() }, new() { Value = sought }, new() { Value = anyWord },
        ]);
        await using var rows = await mark.ExecuteReaderAsync(ct);
        var marked = new List<(MarkedText, MarkedText)>();
        while (await rows.ReadAsync(ct)) marked.Add((MarkedText.Parse(rows.GetString(0)), MarkedText.Parse(rows.GetString(1))));
        return marked;
    }

    private async Task<OpenSession> Session(CancellationToken ct)
    {
        await db.Database.OpenConnectionAsync(ct);
        return new(db);
    }

    /// <summary>The module's connection, which knows its tenant, for as long as a question takes.</summary>
    private sealed class OpenSession(TicketsDb db) : IAsyncDisposable
    {
        public NpgsqlCommand Command(string sql) => new(sql, (NpgsqlConnection)db.Database.GetDbConnection());
        public async ValueTask DisposeAsync() => await db.Database.CloseConnectionAsync();
    }
}
