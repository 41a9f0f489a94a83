using System.IO.Compression;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Platform.Hosting.Privacy;
using Platform.Hosting.Tenancy;

namespace Platform.Identity.Privacy;

/// <summary>A mark planted in everything that tells of a person must be in the archive, and nowhere after the person was erased: in no table of any module.</summary>
public sealed class PlantedMarkTests(IdentityApp app) : IClassFixture<IdentityApp>
{
    [Fact]
    public async Task The_mark_is_where_it_is_expected_and_the_journal_cannot_be_read_without_its_key()
    {
        var marked = await new Marked(app).Live();

        Assert.Equal(["identity.credentials", "identity.invitations", "identity.users"], await marked.Occurrences());
    }

    [Fact]
    public async Task Nothing_of_an_erased_person_is_left_in_any_table()
    {
        var marked = await new Marked(app).Live();

        var request = await marked.Administrator.Fulfilled(new { kind = "erasePerson", personId = marked.Person });

        Assert.Equal("done", request.GetProperty("state").GetString());
        Assert.Empty(await marked.Occurrences());
        Assert.DoesNotContain(marked.Mark, await marked.Administrator.GetStringAsync("/v1/audit?limit=200"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_an_erased_person_did_is_still_told_of_somebody()
    {
        var marked = await new Marked(app).Live();
        await marked.Administrator.Fulfilled(new { kind = "erasePerson", personId = marked.Person });

        var entries = (await marked.Administrator.GetFromJsonAsync<JsonElement>($"/v1/audit?filter[actor]={marked.Person}&filter[kind]=site")).GetProperty("items");

        var entry = Assert.Single(entries.EnumerateArray());
        Assert.Equal("Added as Yard, Quay 1", entry.GetProperty("text").GetString());
        Assert.Equal(Erased.Text, entry.GetProperty("from").GetProperty("agent").GetString());
    }

    [Fact]
    public async Task An_erased_person_is_out_at_once_and_never_comes_in_again()
    {
        var marked = await new Marked(app).Live();
        await marked.Administrator.Fulfilled(new { kind = "erasePerson", personId = marked.Person });

        Assert.Equal(HttpStatusCode.Unauthorized, (await marked.Browser.GetAsync("/v1/session")).StatusCode);
        var again = await app.Visitor().PostAsJsonAsync("/v1/session", new { email = $"{marked.Mark}@people.example", password = "own-Password-1" });
        Assert.Equal(HttpStatusCode.Unauthorized, again.StatusCode);
    }

    [Fact]
    public async Task The_archive_of_a_person_has_every_table_the_mark_is_in_and_nothing_to_sign_in_with()
    {
        var marked = await new Marked(app).Live();

        var archive = await marked.Administrator.Archive(new { kind = "exportPerson", personId = marked.Person });

        Assert.All([.. await marked.Occurrences(), "platform.journal"], table => Assert.Contains(marked.Mark, archive[$"{table.Replace('.', '/')}.json"], StringComparison.Ordinal));
        Assert.Contains($"Program {marked.Mark}", archive["platform/journal.csv"], StringComparison.Ordinal);
        Assert.DoesNotContain(archive, file => file.Value.Contains("AQAAAA", StringComparison.Ordinal) || file.Value.Contains("password_hash", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_archive_of_a_company_has_every_table_anything_of_it_is_in()
    {
        var marked = await new Marked(app).Live();

        var archive = await marked.Administrator.Archive(new { kind = "exportTenant" });

        string[] machinery = ["platform.idempotency", "platform.person_keys", "platform.job_rates", "platform.inbox", "identity.api_key_secrets"];
        Assert.All((await marked.Traces()).Except(machinery), table => Assert.Contains($"{table.Replace('.', '/')}.json", archive.Keys));
        Assert.Contains(marked.Mark, archive["identity/users.csv"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_of_an_erased_company_is_left_but_that_it_is_gone()
    {
        var (marked, other) = (await new Marked(app).Live(), await new Marked(app).Live());
        await marked.Administrator.Archive(new { kind = "exportTenant" });
        var before = await other.Traces();

        await using (var scope = app.Services.CreateScopeFor(new(marked.Tenant, ActorId.Platform, DateTimeOffset.UtcNow)))
            await scope.ServiceProvider.GetRequiredService<Erasure>().EraseTenant(marked.Tenant, TestContext.Current.CancellationToken);

        Assert.Equal(["platform.erased_tenants"], await marked.Traces());
        Assert.Equal(before, await other.Traces());
        // A process remembers a session for a moment.
        await marked.Browser.Until("/v1/session", HttpStatusCode.Unauthorized);
    }
}

internal static class DataRequests
{
    /// <summary>The request once it is no longer pending.</summary>
    public static async Task<JsonElement> Fulfilled(this HttpClient client, object command)
    {
        var made = await client.PostAsJsonAsync("/v1/data-requests", command);
        Assert.True(made.IsSuccessStatusCode, await made.Content.ReadAsStringAsync());
        for (var tries = 0; ; tries++)
        {
            var request = await client.GetFromJsonAsync<JsonElement>(made.Headers.Location);
            if (request.GetProperty("state").GetString() != "pending" || tries == 1200) return request;
            await Task.Delay(50);
        }
    }

    /// <summary>The files of the archive, by their paths.</summary>
    public static async Task<Dictionary<string, string>> Archive(this HttpClient client, object command)
    {
        var request = await client.Fulfilled(command);
        Assert.Equal("done", request.GetProperty("state").GetString());
        await using var zip = new ZipArchive(await client.GetStreamAsync($"/v1/data-requests/{request.GetProperty("id").GetGuid()}/archive"), ZipArchiveMode.Read);
        var files = new Dictionary<string, string>();
        foreach (var entry in zip.Entries)
        {
            using var reader = new StreamReader(entry.Open());
            files[entry.FullName] = await reader.ReadToEndAsync();
        }

        return files;
    }
}
