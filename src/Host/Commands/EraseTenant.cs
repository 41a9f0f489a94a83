using Platform.Hosting;
using Platform.Hosting.Contributions;
using Platform.Hosting.Privacy;
using Platform.Hosting.Tenancy;

namespace Platform.Host.Commands;

/// <summary>tenant erase: forgets a company and everything of it, for good; only a backup from before still has it.</summary>
internal static class EraseTenant
{
    private const string Example = "tenant erase slug=northwind again=northwind";

    public static async Task<int> Run(IReadOnlyList<IModule> modules, string[] args)
    {
        var given = Quiet.Given(args, ["slug", "again"], Example);
        if (given["slug"] != given["again"]) throw new StartupException("The two names differ, and what is erased is gone.", $"Write the same slug twice: {Example}");
        await using var platform = await Quiet.Open(modules, args);

        if (await platform.Services.GetRequiredService<ITenantRegistry>().Find(given["slug"], CancellationToken.None) is not { } tenant)
            throw new StartupException($"There is no company '{given["slug"]}'.", "Mend the command and try again.");
        await using var scope = platform.Services.CreateScopeFor(new(tenant, ActorId.Platform, DateTimeOffset.UtcNow));
        await scope.ServiceProvider.GetRequiredService<Erasure>().EraseTenant(tenant, CancellationToken.None);

        Console.WriteLine($"{given["slug"]} is erased. Backups made before still hold it; a process that serves forgets it within seconds.");
        return 0;
    }
}
