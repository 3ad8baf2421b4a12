namespace EduStream.Media.Captions.Embedded.Dtvcc;

/// <summary>One of the eight windows of a service (CTA-708-E, 8.4): rows of letters and a pen. Colours, borders and fonts are not kept.</summary>
internal sealed class Window
{
    private const int MostRows = 16;

    // The widest window that can be defined. Text beyond a narrower one is kept: better a long line than a lost word.
    private const int Columns = 64;
    private const int ScreenRows = 15;

    private readonly List<char[]> cells = [.. Enumerable.Range(0, MostRows).Select(_ => new char[Columns])];
    private int rows = 1;
    private int row;
    private int column;

    internal bool Visible { get; set; }

    /// <summary>Upper edge, hundredths of the picture; near enough to know which of two windows is read first.</summary>
    internal double Top { get; private set; }

    /// <summary>Rows that say something, without the blanks around them.</summary>
    internal IEnumerable<string> Lines => cells.Take(rows).Select(cell => new string(cell).Replace('\0', ' ').Trim()).Where(line => line.Length > 0);

    /// <summary>For a new window as for one that is there: text and pen stay, so that a definition that is repeated for late viewers changes nothing.</summary>
    internal void Define(ReadOnlySpan<byte> arguments)
    {
        Visible = (arguments[0] & 0x20) != 0;
        rows = (arguments[3] & 0x0f) + 1;
        row = Math.Min(row, rows - 1);
        // 75 steps from top to bottom, or hundredths; the anchor is at the upper edge, in the middle or at the lower edge.
        var anchor = (arguments[1] & 0x7f) * ((arguments[1] & 0x80) != 0 ? 1 : 100.0 / 75);
        Top = anchor - (Math.Min(arguments[3] >> 4, 8) / 3 * rows * 100.0 / ScreenRows / 2);
    }

    internal void Write(char letter)
    {
        if (column < Columns)
        {
            cells[row][column++] = letter;
        }
    }

    internal void Backspace()
    {
        if (column > 0)
        {
            cells[row][--column] = '\0';
        }
    }

    /// <summary>To the next row; from the last one everything moves up.</summary>
    internal void Return()
    {
        column = 0;
        if (row + 1 < rows)
        {
            row++;
            return;
        }

        var first = cells[0];
        Array.Clear(first);
        cells.RemoveAt(0);
        cells.Insert(rows - 1, first);
    }

    internal void ClearRow()
    {
        Array.Clear(cells[row]);
        column = 0;
    }

    /// <summary>The pen stays.</summary>
    internal void Clear() => cells.ForEach(Array.Clear);

    internal void MoveTo(int toRow, int toColumn) => (row, column) = (Math.Min(toRow, rows - 1), Math.Min(toColumn, Columns - 1));
}
