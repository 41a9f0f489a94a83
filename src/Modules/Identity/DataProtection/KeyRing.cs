using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Npgsql;
using Platform.Hosting.Data;

namespace Platform.Identity.DataProtection;

/// <summary>The keys that protect cookies, tokens and cursors, kept in the database so that every process has the same and a restart signs nobody out.</summary>
internal sealed class KeyRing(Databases databases) : IXmlRepository
{
    public IReadOnlyCollection<XElement> GetAllElements()
    {
        using var read = databases.System.CreateCommand("select xml from identity.data_protection_keys order by created_at, name");
        using var rows = read.ExecuteReader();
        var keys = new List<XElement>();
        while (rows.Read()) keys.Add(XElement.Parse(rows.GetString(0)));
        return keys;
    }

    public void StoreElement(XElement element, string friendlyName)
    {
        using var write = databases.System.CreateCommand("insert into identity.data_protection_keys (name, xml) values ($1, $2)");
        write.Parameters.Add(new NpgsqlParameter<string> { TypedValue = friendlyName });
        write.Parameters.Add(new NpgsqlParameter<string> { TypedValue = element.ToString(SaveOptions.DisableFormatting) });
        write.ExecuteNonQuery();
    }
}
