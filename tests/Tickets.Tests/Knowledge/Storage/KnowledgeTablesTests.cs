using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Platform.Hosting.Data;
using Platform.Hosting.Privacy;
using Platform.Hosting.Tenancy;
using Platform.TestKit;
using Platform.Tickets.Emails;
using static Platform.Tickets.HelpDesk;

namespace Platform.Tickets.Knowledge.Storage;

/// <summary>What the knowledge base and the mailboxes keep is erased, exported and restored like everything else.</summary>
public sealed class KnowledgeTablesTests(OwnPlatformApp app) : IClassFixture<OwnPlatformApp>
{
    [Fact]
    public async Task Of_an_erased_person_nothing_is_left_that_says_what_helped_them_or_what_they_were_shown()
    {
        var (person, article) = await Reader();
        Assert.NotEmpty(await Of(person, "article_feedback"));
        Assert.NotEmpty(await Of(person, "shown_articles"));

        await Erase(person);

        Assert.Empty(await Of(person, "article_feedback"));
        Assert.Empty(await Of(person, "shown_articles"));
        Assert.Equal(article, (await app.One.Read($"{KnowledgeDesk.Articles}/{article}")).Id()); // the company's all the same
    }

    [Fact]
    public async Task Of_an_erased_contact_a_held_mail_says_nothing_and_has_no_files()
    {
        var address = $"{Guid.NewGuid():N}@customer.example";
        var mailbox = await MailDesk.Open(app);
        var secret = $"secret{Guid.NewGuid():N}";
        await mailbox.Send(Posts.SendGrid(mailbox.Address, from: $"Ada <{address}>", text: secret, headers: "Precedence: bulk").WithFile("log.txt", "All lines"u8.ToArray()));
        var contact = new PersonInQuestion(Guid.NewGuid(), [address]);
        Assert.Contains(secret, string.Concat(await Of(contact, "emails")), StringComparison.Ordinal);
        Assert.NotEmpty(await Of(contact, "email_files"));
        var id = await Scalar<Guid>(app.ConnectionString, "select author_id from tickets.emails where text = $1", secret);

        await Erase(contact);

        Assert.Equal(0, await Scalar<long>(app.ConnectionString, "select count(*) from tickets.emails where text like '%' || $1 || '%' or new_text like '%' || $1 || '%'", secret));
        Assert.Equal(0, await Scalar<long>(app.ConnectionString, "select count(*) from tickets.email_files where author_id = $1", id));
    }

    [Fact]
    public async Task What_was_backed_up_is_restored_with_what_finds_it()
    {
        var (_, article) = await Reader();
        await using var restored = await app.BackUpAndRestore();
        foreach (var table in new[] { "articles", "article_versions", "article_feedback", "shown_articles", "texts", "words", "corpora" })
        {
            var count = $"select count(*) from tickets.{table}";
            Assert.Equal(await Scalar<long>(app.ConnectionString, count), await Scalar<long>(restored.ConnectionString, count));
        }

        Assert.Equal(1, await Scalar<long>(restored.ConnectionString, "select count(*) from tickets.texts where id = $1", Guid.Parse(article)));
    }

    /// <summary>Somebody who was shown an article and said that it helped.</summary>
    private async Task<(PersonInQuestion Person, string Article)> Reader()
    {
        var word = $"zq{Guid.NewGuid():N}"[..14];
        var article = (await app.One.Publish($"The {word} hums", "Press it twice.")).Id();
        var reader = await app.Requester();
        Assert.Contains(article, await reader.Suggested($"My {word} hums", formId: Guid.NewGuid()));
        await reader.Do(HttpMethod.Put, $"{KnowledgeDesk.Articles}/{article}/feedback", new { helped = true });
        return (new(await Scalar<Guid>(app.ConnectionString, "select person_id from tickets.article_feedback where article_id = $1", Guid.Parse(article)), []), article);
    }

    /// <summary>What the module's archive of a person has of a table.</summary>
    private async Task<List<string>> Of(PersonInQuestion person, string table)
    {
        await using var scope = app.Services.CreateScopeFor(new(app.One.Id, ActorId.Platform, DateTimeOffset.UtcNow));
        var found = new List<string>();
        foreach (var source in scope.ServiceProvider.GetServices<IPersonalDataSource>().Where(s => s.Module == "tickets"))
            found.AddRange((await source.Of(person, Ct)).Where(t => t.Name == table).SelectMany(t => t.Rows));
        return found;
    }

    private async Task Erase(PersonInQuestion person)
    {
        await using var scope = app.Services.CreateScopeFor(new(app.One.Id, ActorId.Platform, DateTimeOffset.UtcNow));
        foreach (var source in scope.ServiceProvider.GetServices<IPersonalDataSource>().Where(s => s.Module == "tickets").OrderBy(s => s.Order)) await source.Erase(person, Ct);
    }

    private static async Task<T> Scalar<T>(string database, string sql, params object[] values)
    {
        await using var source = NpgsqlDataSource.Create(database);
        await using var command = source.CreateCommand(sql);
        foreach (var value in values) command.Parameters.AddWithValue(value);
        return (T)(await command.ExecuteScalarAsync(Ct))!;
    }
}
