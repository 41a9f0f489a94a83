using Platform.Hosting;
using Platform.Hosting.Contributions;
using Platform.Hosting.Data;
using Platform.Hosting.Migrations;
using Platform.Hosting.Postgres;

namespace Platform.Host.Commands;

/// <summary>tenant create: takes a company in, and prints the link by which its administrator chooses a password; while the platform works or not.</summary>
internal static class CreateTenant
{
    private static readonly string[] Needed = ["name", "slug", "administrator", "email"];

    public static async Task<int> Run(IReadOnlyList<IModule> modules, string[] args)
    {
        var given = args.Where(a => Needed.Any(n => a.StartsWith($"{n}=", StringComparison.Ordinal))).ToDictionary(a => a[..a.IndexOf('=')], a => a[(a.IndexOf('=') + 1)..]);
        if (Needed.FirstOrDefault(n => !given.ContainsKey(n)) is { } missing)
            throw new StartupException($"The command lacks {missing}=….", "tenant create name=\"Northwind Facilities\" slug=northwind administrator=\"Nora Lindqvist\" email=nora@northwind.example");

        var builder = PlatformHost.Compose(modules, [.. args.Where(a => a.StartsWith('-'))]);
        Doctor.ThrowOnProblems(builder);
        await using var postgres = await EmbeddedPostgres.Join(PostgresOptions.From(builder.Configuration), Serve.Steps, CancellationToken.None);
        var databases = new Databases(postgres.ConnectionString);
        await new Migrator(databases.Owner, MigrationScript.Of(modules), Serve.Steps).Migrate(CancellationToken.None);
        builder.Services.AddSingleton(_ => databases);
        await using var app = builder.Build(); // never started: the letter waits in the queue for a worker

        var registered = await app.Services.GetRequiredService<ITenantRegistry>().Register(
            new(given["name"], given["slug"], given["administrator"], given["email"]), CancellationToken.None);
        if (registered.Refusal is { } refusal) throw new StartupException($"{given["name"]} cannot be registered: {refusal.Message}", "Mend the command and try again.");

        Console.WriteLine($"{given["name"]} is registered. {given["administrator"]} chooses a password within a week at\n{registered.Value!.AbsoluteUri}");
        return 0;
    }
}
