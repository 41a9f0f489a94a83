using System.Net.Http.Json;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Platform.Hosting.Data;
using Platform.Hosting.Tenancy;
using Platform.Identity.Domain;
using Platform.Identity.Features;

namespace Platform.Identity.Privacy;

/// <summary>A company in which one person's every trace bears a mark that occurs nowhere else: name, e-mail address, program, and what was done.</summary>
internal sealed class Marked(IdentityApp app)
{
    private readonly OwnTenant _own = new(app);

    public string Mark { get; } = $"zq{Guid.NewGuid():N}zq";
    public TenantId Tenant => _own.Id;
    public Guid Person { get; private set; }

    /// <summary>The administrator, who is somebody else.</summary>
    public HttpClient Administrator { get; private set; } = null!;

    /// <summary>The marked person's browser.</summary>
    public HttpClient Browser { get; private set; } = null!;

    public async Task<Marked> Live()
    {
        await _own.Register();
        Administrator = await app.BrowserOf(_own.Email, _own.Password);
        var email = $"{Mark}@people.example";
        (await Administrator.PostAsJsonAsync("/v1/invitations", new { email, role = "operator", sites = Array.Empty<Guid>() })).EnsureSuccessStatusCode();
        await using var scope = app.Services.CreateScopeFor(new(Tenant, ActorId.Platform, DateTimeOffset.UtcNow));
        var created = await CreateUser.Handle(new($"Person {Mark}", email, _own.Password, Role.Administrator), scope.ServiceProvider, TestContext.Current.CancellationToken);
        Person = created.Value!.Key;

        Browser = await app.BrowserOf(email, _own.Password, $"Program {Mark}");
        (await Browser.PostAsJsonAsync("/v1/sites", new { name = "Yard", address = "Quay 1", timeZone = "Europe/Berlin" })).EnsureSuccessStatusCode();
        (await Administrator.PatchAsJsonAsync($"/v1/users/{Person}", new { name = $"Renamed {Mark}" })).EnsureSuccessStatusCode();
        using var lost = app.Visitor();
        lost.DefaultRequestHeaders.Add("User-Agent", $"Lost {Mark}");
        await lost.PostAsJsonAsync("/v1/session", new { email, password = "wrong-Password-1" });
        return this;
    }

    /// <summary>The tables in which the mark can be read, whatever column it is in; of all modules there are.</summary>
    public async Task<IReadOnlyList<string>> Occurrences()
    {
        var owner = app.Services.GetRequiredService<Databases>().Owner;
        var hex = Convert.ToHexStringLower(Encoding.UTF8.GetBytes(Mark));
        var found = new List<string>();
        foreach (var table in await Tables(owner))
        {
            await using var look = owner.CreateCommand($"select exists (select from {table} t where strpos(lower(t::text), '{Mark}') > 0 or strpos(lower(t::text), '{hex}') > 0)");
            if (await look.ExecuteScalarAsync() is true) found.Add(table);
        }

        return found;
    }

    /// <summary>The tables in which anything of the tenant is.</summary>
    public async Task<IReadOnlyList<string>> Traces()
    {
        var owner = app.Services.GetRequiredService<Databases>().Owner;
        var found = new List<string>();
        foreach (var table in await Tables(owner))
        {
            await using var look = owner.CreateCommand($"select exists (select from {table} t where strpos(t::text, '{Tenant}') > 0)");
            if (await look.ExecuteScalarAsync() is true) found.Add(table);
        }

        return found;
    }

    private static async Task<List<string>> Tables(NpgsqlDataSource owner)
    {
        await using var all = owner.CreateCommand("""
            select format('%I.%I', n.nspname, c.relname) from pg_class c join pg_namespace n on n.oid = c.relnamespace
            where c.relkind in ('r', 'p') and not c.relispartition and n.nspname <> 'information_schema' and n.nspname !~ '^pg_' order by 1
            """);
        await using var rows = await all.ExecuteReaderAsync();
        var tables = new List<string>();
        while (await rows.ReadAsync()) tables.Add(rows.GetString(0));
        return tables;
    }
}
