using EduStream.Contracts;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace EduStream.Catalog.Database;

/// <summary>Ids are UUIDs in the database.</summary>
internal sealed class IdConverter<T>() : ValueConverter<T, Guid>(id => id.Value, value => From(value))
    where T : struct, IId<T>
{
    private static T From(Guid value) => T.From(value);
}
