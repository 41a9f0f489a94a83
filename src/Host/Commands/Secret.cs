using System.Buffers.Text;
using System.Security.Cryptography;

namespace Platform.Host.Commands;

/// <summary>secret: 256 random bits, to be used wherever a setting asks for a secret.</summary>
internal static class Secret
{
    public static int Run()
    {
        Console.WriteLine(Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32)));
        return 0;
    }
}
