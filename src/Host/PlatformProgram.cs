using Platform.Alerts;
using Platform.Devices;
using Platform.Host.Commands;
using Platform.Hosting;
using Platform.Identity;
using Platform.Messaging;
using Platform.Sites;
using Platform.Tickets;

namespace Platform.Host;

/// <summary>What the program does when it is called, in either edition: every module, and the commands.</summary>
public static class PlatformProgram
{
    private static readonly IModule[] Modules = [new IdentityModule(), new SitesModule(), new DevicesModule(), new TicketsModule(), new AlertsModule(), new MessagingModule()];

    public static async Task<int> Run(string[] args, IEdition? edition = null)
    {
        try
        {
            return args switch
            {
                ["doctor", .. var rest] => await Doctor.Run(Modules, rest, edition),
                ["backup", .. var rest] => await Backup.Run(Modules, rest),
                ["restore", .. var rest] => await Restore.Run(Modules, rest),
                ["openapi", .. var rest] => await OpenApi.Run(Modules, rest),
                ["migrate", .. var rest] => await Migrate.Run(Modules, rest, edition),
                ["postgres", .. var rest] => await ServePostgres.Run(Modules, rest, edition),
                ["demo", .. var rest] => await Demo.Run(Modules, rest, edition),
                ["tenant", "create", .. var rest] => await CreateTenant.Run(Modules, rest),
                ["tenant", "erase", .. var rest] => await EraseTenant.Run(Modules, rest),
                ["health", .. var rest] => await AskHealth.Run(Modules, rest),
                ["secret"] => Secret.Run(),
                [var verb, ..] when !verb.StartsWith('-') && !verb.Contains('=') => Usage.Of(verb),
                _ => await Serve.Run(Modules, args, edition),
            };
        }
        catch (StartupException e)
        {
            var isStart = args.All(a => a.StartsWith('-') || a.Contains('='));
            Console.Error.WriteLine($"\n{(isStart ? "Platform cannot start. " : "")}{e.Problem}");
            Console.Error.WriteLine(e.Remedy);
            return 1;
        }
    }
}
