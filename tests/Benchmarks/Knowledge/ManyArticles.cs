using Npgsql;
using NpgsqlTypes;
using Platform.Benchmarks.Running;

namespace Platform.Benchmarks.Knowledge;

/// <summary>A knowledge base of many published articles.</summary>
internal sealed record ManyArticles(ArticleWords Words, IReadOnlyList<(Guid Id, int Topic)> Written)
{
    private const int FirstNumber = 1_000_000, Seed = 4711;

    /// <summary>Written into the tables by their owner, as publishing one by one would; their words are then indexed by the product's own function, as after a change of language.</summary>
    public static async Task<ManyArticles> Write(HostProcess host, Api api, int count, CancellationToken ct)
    {
        var (words, chance, written) = (new ArticleWords(Seed), new Random(Seed), new List<(Guid, int)>(count));
        var one = (await api.Get("/v1/knowledge/articles?limit=1", ct)).GetProperty("items")[0].GetProperty("id").GetGuid();
        await using var owner = NpgsqlDataSource.Create(host.Postgres.ConnectionString);
        await using var connection = await owner.OpenConnectionAsync(ct);
        await Run("create temporary table made (id uuid, number int, title text, body text, visibility smallint)");
        await using (var copy = await connection.BeginBinaryImportAsync("copy made from stdin (format binary)", ct))
        {
            for (var i = 0; i < count; i++)
            {
                var (id, topic) = (Guid.CreateVersion7(), ArticleWords.AnyTopic(chance));
                var (title, body) = words.Article(chance, topic);
                written.Add((id, topic));
                await copy.StartRowAsync(ct);
                await copy.WriteAsync(id, NpgsqlDbType.Uuid, ct);
                await copy.WriteAsync(FirstNumber + i, NpgsqlDbType.Integer, ct);
                await copy.WriteAsync(title, NpgsqlDbType.Text, ct);
                await copy.WriteAsync(body, NpgsqlDbType.Text, ct);
                await copy.WriteAsync((short)(i % 4 == 0 ? 0 : 1), NpgsqlDbType.Smallint, ct);
            }

            await copy.CompleteAsync(ct);
        }

        await Run("""
            insert into tickets.articles (tenant, key, number, title, body, visibility, state, author_id, published_number, has_changes, created_at, changed_at, published_at, version)
              select (select tenant from tickets.articles where key = $1), id, number, title, body, visibility, 1, id, 1, false, now(), now(), now(), 2 from made
            """, one);
        await Run("""
            insert into tickets.article_versions (tenant, article_id, number, article_number, title, body, visibility, published_by, published_at, is_current)
              select tenant, key, 1, number, title, body, visibility, author_id, published_at, true from tickets.articles where number >= 1000000
            """);
        await Run("select set_config('platform.tenant', (select tenant::text from tickets.articles where number = 1000000), false)");
        await Run("select tickets.index_corpus(0::smallint, 'english')");
        await Run("analyze tickets.texts, tickets.words, tickets.articles, tickets.article_versions");
        return new(words, written);

        async Task Run(string sql, params object[] values)
        {
            await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
            foreach (var value in values) command.Parameters.Add(new() { Value = value });
            await command.ExecuteNonQueryAsync(ct);
        }
    }
}
