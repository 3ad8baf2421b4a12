namespace EduStream.Media.Processes;

/// <summary>Reads lines of bounded length: what runs over is cut, so that a program that never ends its line cannot fill the memory.</summary>
internal static class LineReader
{
    private const int Longest = 64 * 1024;

    internal static async Task ReadAsync(TextReader reader, Action<string> onLine)
    {
        var block = new char[8192];
        var line = new System.Text.StringBuilder();
        for (int read; (read = await reader.ReadAsync(block)) > 0;)
        {
            foreach (var character in block.AsSpan(0, read))
            {
                if (character is '\n' or '\r')
                {
                    Flush();
                }
                else if (line.Length < Longest)
                {
                    line.Append(character);
                }
            }
        }

        Flush();

        void Flush()
        {
            if (line.Length > 0)
            {
                onLine(line.ToString());
                line.Clear();
            }
        }
    }
}
