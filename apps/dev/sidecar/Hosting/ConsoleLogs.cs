using Microsoft.Extensions.Logging.Console;

namespace EduStream.LocalDapr.Hosting;

internal static class ConsoleLogs
{
    /// <summary>One line per entry, without a time: whoever starts this process puts name and time in front.</summary>
    public static ILoggerFactory Create(bool toConsole) => LoggerFactory.Create(logging =>
    {
        logging.SetMinimumLevel(LogLevel.Information);
        logging.AddFilter("Microsoft", LogLevel.Warning);
        if (toConsole)
        {
            logging.AddSimpleConsole(console => (console.SingleLine, console.ColorBehavior) = (true, LoggerColorBehavior.Disabled));
        }
    });
}
