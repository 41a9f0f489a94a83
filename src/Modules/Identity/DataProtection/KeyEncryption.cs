using System.Security.Cryptography;
using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.XmlEncryption;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Platform.Hosting;
using Platform.Hosting.Secrets;

namespace Platform.Identity.DataProtection;

/// <summary>Seals a key of the ring before it is stored.</summary>
internal sealed class KeyEncryptor(MasterKey master) : IXmlEncryptor
{
    public EncryptedXmlInfo Encrypt(XElement plaintextElement) =>
        new(new XElement("sealed", master.Seal(plaintextElement.ToString(SaveOptions.DisableFormatting))), typeof(KeyDecryptor));
}

/// <summary>Opens a stored key. The framework makes it by the name that stands beside the key, so the class must not move.</summary>
internal sealed class KeyDecryptor(IServiceProvider services) : IXmlDecryptor
{
    private const string Remedy = "Give the DataProtection:Key this database was started with; or delete the rows of identity.data_protection_keys, which signs everybody out.";

    public XElement Decrypt(XElement encryptedElement)
    {
        var master = MasterKey.From(services.GetRequiredService<IConfiguration>())
            ?? throw new StartupException("The keys of cookies and tokens in this database are encrypted, and there is no setting DataProtection:Key.", Remedy);
        try { return XElement.Parse(master.Open(encryptedElement.Value)); }
        catch (Exception e) when (e is CryptographicException or FormatException)
        {
            throw new StartupException("The keys of cookies and tokens in this database were encrypted with another DataProtection:Key.", Remedy);
        }
    }
}
