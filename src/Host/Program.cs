using Platform.Devices;
using Platform.Host;
using Platform.Host.Commands;
using Platform.Hosting;
using Platform.Identity;
using Platform.Sites;

// The single-machine edition: every module in one process. Roles says which parts of them run here; the default is all.
IModule[] modules = [new IdentityModule(), new SitesModule(), new DevicesModule()];

try
{
    return args switch
    {
        ["doctor", .. var rest] => await Doctor.Run(modules, rest),
        ["backup", .. var rest] => await Backup.Run(modules, rest),
        ["restore", .. var rest] => await Restore.Run(modules, rest),
        ["openapi", .. var rest] => await OpenApi.Run(modules, rest),
        ["tenant", "create", .. var rest] => await CreateTenant.Run(modules, rest),
        ["tenant", "erase", .. var rest] => await EraseTenant.Run(modules, rest),
        ["secret"] => Secret.Run(),
        [var verb, ..] when !verb.StartsWith('-') && !verb.Contains('=') => Usage.Of(verb),
        _ => await Serve.Run(modules, args),
    };
}
catch (StartupException e)
{
    var isStart = args.All(a => a.StartsWith('-') || a.Contains('='));
    Console.Error.WriteLine($"\n{(isStart ? "Platform cannot start. " : "")}{e.Problem}");
    Console.Error.WriteLine(e.Remedy);
    return 1;
}
