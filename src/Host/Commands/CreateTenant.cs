using Platform.Hosting;
using Platform.Hosting.Contributions;

namespace Platform.Host.Commands;

/// <summary>tenant create: takes a company in, and prints the link by which its administrator chooses a password; while the platform works or not.</summary>
internal static class CreateTenant
{
    public static async Task<int> Run(IReadOnlyList<IModule> modules, string[] args)
    {
        var given = Quiet.Given(args, ["name", "slug", "administrator", "email"],
            "tenant create name=\"Northwind Facilities\" slug=northwind administrator=\"Nora Lindqvist\" email=nora@northwind.example");
        await using var platform = await Quiet.Open(modules, args); // the letter waits in the queue for a worker

        var registered = await platform.Services.GetRequiredService<ITenantRegistry>().Register(
            new(given["name"], given["slug"], given["administrator"], given["email"]), CancellationToken.None);
        if (registered.Refusal is { } refusal) throw new StartupException($"{given["name"]} cannot be registered: {refusal.Message}", "Mend the command and try again.");

        Console.WriteLine($"{given["name"]} is registered. {given["administrator"]} chooses a password within a week at\n{registered.Value!.AbsoluteUri}");
        return 0;
    }
}
