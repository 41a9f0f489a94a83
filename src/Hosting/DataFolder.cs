using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Configuration;
using Platform.Hosting.Postgres;

namespace Platform.Hosting;

/// <summary>Where this installation keeps what must survive a restart: one folder per installation, and one per clone of the source.</summary>
public static class DataFolder
{
    public const string Setting = "Data:Folder";

    /// <summary>The folder of the setting, or the default one; it need not exist yet.</summary>
    public static string From(IConfiguration settings) =>
        settings[Setting] is { Length: > 0 } given ? Path.GetFullPath(given) : Path.Combine(Default(), Installation());

    /// <summary>The user's folder for application data; the machine's when root's own is closed to the account that runs PostgreSQL.</summary>
    private static string Default()
    {
        var own = Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify);
        return own is { Length: > 0 } && Account.Current.CanReach(own) ? Path.Combine(own, "platform") : "/var/lib/platform-dev";
    }

    /// <summary>An installed build keeps its data when it is replaced by a newer one; two clones of the source do not share theirs.</summary>
    private static string Installation()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "Platform.sln")))
                return $"{folder.Name}-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(folder.FullName)))[..8]}";

        return "data";
    }
}
