namespace EduStream.Catalog.Database;

internal static partial class Log
{
    [LoggerMessage(1400, LogLevel.Information, "The tables are up to date; {Migrations} migrations were applied.")]
    internal static partial void SchemaCurrent(this ILogger logger, int migrations);
}
