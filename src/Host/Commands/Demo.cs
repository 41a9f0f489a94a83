using Platform.Hosting;

namespace Platform.Host.Commands;

/// <summary>demo: fills the development database of processes that run with the demo tenants, and ends; where these do not do it themselves.</summary>
internal static class Demo
{
    public static async Task<int> Run(IReadOnlyList<IModule> modules, string[] args, IEdition? edition)
    {
        string[] alone = [.. args, "--Roles=None", "--Postgres:Join=true", "--Urls=http://127.0.0.1:0", "--Demo:Enabled=true"];
        await using var host = await PlatformHost.Start(modules, alone, Serve.Steps, CancellationToken.None, edition);
        if (host.Demo.Count == 0) throw new StartupException("There is no demo here.", "It is for development alone: set ASPNETCORE_ENVIRONMENT to Development.");
        foreach (var tenant in host.Demo) Console.WriteLine($"{tenant.Email} / {tenant.Password}   ({tenant.Name})");
        return 0;
    }
}
