using Microsoft.EntityFrameworkCore;
using Platform.Tickets.Storage;

namespace Platform.Tickets.Knowledge.Search;

/// <summary>What can be found by its words.</summary>
internal enum Corpus : short { Articles, SolvedTickets, ActiveTickets }

/// <summary>Keeps the words of articles and tickets findable. The texts are read from their rows, so indexing one twice does no harm.</summary>
internal sealed class TextIndex(TicketsDb db)
{
    private static readonly short[] Articles = [(short)Corpus.Articles], Tickets = [(short)Corpus.SolvedTickets, (short)Corpus.ActiveTickets];

    /// <summary>As it is now; one that is not to be found is taken out.</summary>
    public Task UpdateArticle(Guid id, CancellationToken ct) => Update(Articles, [id], ct);

    /// <summary>As they are now, each among those that are solved or among those that are not.</summary>
    public Task UpdateTickets(IReadOnlyCollection<Guid> ids, CancellationToken ct) => Update(Tickets, ids, ct);

    public Task RemoveTickets(IReadOnlyCollection<Guid> ids, CancellationToken ct) => Index(Tickets, ids, "simple", isGone: true, ct);

    private async Task Update(short[] corpora, IReadOnlyCollection<Guid> ids, CancellationToken ct) =>
        await Index(corpora, ids, TextLanguage.Of((await db.Knowledge(ct)).Language), isGone: false, ct);

    // Each corpus is held while it is written, so all take them in the same order.
    private async Task Index(short[] corpora, IReadOnlyCollection<Guid> ids, string language, bool isGone, CancellationToken ct) => await db.Database.ExecuteSqlAsync(
        $"select tickets.index_text(corpus, id, {language}::regconfig, {isGone}) from (select corpus, id from unnest({corpora}) corpus, unnest({ids.ToArray()}) id order by corpus, id) one", ct);

    /// <summary>All of them anew, in the language of now.</summary>
    public async Task Rebuild(CancellationToken ct)
    {
        var language = TextLanguage.Of((await db.Knowledge(ct)).Language);
        db.Database.SetCommandTimeout(TimeSpan.FromMinutes(20));
        foreach (var corpus in Enum.GetValues<Corpus>()) await db.Database.ExecuteSqlAsync($"select tickets.index_corpus({(short)corpus}, {language}::regconfig)", ct);
    }
}
