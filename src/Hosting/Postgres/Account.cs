using System.Diagnostics;

namespace Platform.Hosting.Postgres;

/// <summary>The account of the operating system that runs PostgreSQL's programs: our own, but another one when we are root, which PostgreSQL refuses.</summary>
internal sealed record Account(string? Name, string Ids, IReadOnlyList<string> Switch)
{
    private static readonly string[] Preferred = ["postgres", "_postgres", "nobody"];

    private static readonly Lazy<Account> Found = new(() => OperatingSystem.IsWindows() || !Environment.IsPrivilegedProcess ? new(null, "", []) : Lesser());

    public static Account Current => Found.Value;

    public bool IsOther => Name is not null;

    public Task<Command.Finished> Run(string program, IEnumerable<string> arguments, CancellationToken ct, string? input = null)
    {
        string[] line = [.. Switch, program, .. arguments];
        // Our own working directory may be closed to the other account.
        var root = Path.GetPathRoot(Environment.SystemDirectory) is { Length: > 0 } drive ? drive : "/";
        var start = new ProcessStartInfo(line[0], line[1..]) { WorkingDirectory = root };
        if (IsOther) start.Environment["HOME"] = "/";
        return Command.Run(start, ct, input);
    }

    /// <summary>Whether the account may enter the folder, or, while it does not exist, the nearest one above it that does.</summary>
    public bool CanReach(string folder)
    {
        if (!IsOther) return true;
        var existing = folder;
        while (!Directory.Exists(existing) && Path.GetDirectoryName(existing) is { } parent) existing = parent;
        return Run("test", ["-x", existing], CancellationToken.None).GetAwaiter().GetResult().Succeeded;
    }

    /// <summary>Makes a folder that only this account (and root) can read. One that is in use stays as it is: it may be another user's.</summary>
    public async Task CreateFolder(string folder, CancellationToken ct)
    {
        if (Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any()) return;
        if (OperatingSystem.IsWindows()) Directory.CreateDirectory(folder);
        else Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);

        if (!IsOther) return;
        var given = await Command.Run(new ProcessStartInfo("chown", ["-h", Ids, folder]), ct);
        if (!given.Succeeded) throw new StartupException($"The folder {folder} cannot be given to the account {Name}: {given.Output}",
            "Choose a folder on a local disk with Data:Folder.");
    }

    private static Account Lesser()
    {
        // A line of the file: postgres:x:101:104:PostgreSQL administrator,,,:/var/lib/postgresql:/bin/bash
        var known = File.ReadLines("/etc/passwd").Select(line => line.Split(':')).Where(fields => fields.Length >= 4).ToLookup(fields => fields[0]);
        var fields = Preferred.SelectMany(name => known[name]).FirstOrDefault()
            ?? throw new StartupException("PostgreSQL refuses to run as root, and there is no account 'postgres' or 'nobody'.",
                "Create one (useradd --system postgres), or start as another user.");

        return new(fields[0], $"{fields[2]}:{fields[3]}", SwitchTo(fields[0], fields[2], fields[3]));
    }

    private static string[] SwitchTo(string name, string user, string group)
    {
        if (Programs.Find("setpriv") is { } setpriv && !Programs.IsBusyBox(setpriv)) return [setpriv, $"--reuid={user}", $"--regid={group}", "--clear-groups", "--"];
        if (Programs.Find("runuser") is { } runuser) return [runuser, "-u", name, "--"];
        if (Programs.Find("sudo") is { } sudo) return [sudo, "-n", "-u", name, "--"];
        if (Programs.Find("su") is { } su) return [su, name, "-s", "/bin/sh", "-c", "exec \"$0\" \"$@\"", "--"];
        throw new StartupException("PostgreSQL refuses to run as root, and there is no setpriv, runuser, sudo or su to start it as another user.",
            "Install util-linux, or start as another user.");
    }
}
