using System.Globalization;
using System.Numerics;
using System.Text.Json.Serialization;

namespace EduStream.Media.Timing;

/// <summary>
/// An exact fraction in lowest terms, denominator above zero: frame rates and times, so that hours of 29.97 do not drift.
/// <see cref="OverflowException"/> when a result does not fit 64-bit parts.
/// </summary>
[JsonConverter(typeof(RationalJsonConverter))]
public readonly record struct Rational : IComparable<Rational>
{
    private readonly long denominatorMinusOne;

    /// <summary>Reduces the fraction. <see cref="DivideByZeroException"/> when <paramref name="denominator"/> is 0.</summary>
    public Rational(long numerator, long denominator = 1)
        : this((Int128)numerator, denominator)
    {
    }

    private Rational(Int128 numerator, Int128 denominator)
    {
        if (denominator == 0)
        {
            throw new DivideByZeroException("A fraction needs a denominator other than 0.");
        }

        var sign = denominator < 0 ? -1 : 1;
        var divisor = Divisor(Int128.Abs(numerator), Int128.Abs(denominator));
        Numerator = checked((long)(sign * numerator / divisor));
        denominatorMinusOne = checked((long)((sign * denominator / divisor) - 1));
    }

    /// <summary>0.</summary>
    public static Rational Zero => default;

    /// <summary>Upper number; carries the sign.</summary>
    public long Numerator { get; }

    /// <summary>Lower number, at least 1.</summary>
    public long Denominator => denominatorMinusOne + 1;

    /// <summary>1 divided by this.</summary>
    public Rational Inverse => new(Denominator, Numerator);

    /// <summary>Nearest double.</summary>
    public double Value => (double)Numerator / Denominator;

    /// <summary>Sum.</summary>
    public static Rational operator +(Rational left, Rational right) =>
        new(checked(((Int128)left.Numerator * right.Denominator) + ((Int128)right.Numerator * left.Denominator)), (Int128)left.Denominator * right.Denominator);

    /// <summary>Difference.</summary>
    public static Rational operator -(Rational left, Rational right) => left + new Rational(-(Int128)right.Numerator, right.Denominator);

    /// <summary>Product.</summary>
    public static Rational operator *(Rational left, Rational right) => new((Int128)left.Numerator * right.Numerator, (Int128)left.Denominator * right.Denominator);

    /// <summary>Quotient.</summary>
    public static Rational operator /(Rational left, Rational right) => left * right.Inverse;

    /// <summary>Less than.</summary>
    public static bool operator <(Rational left, Rational right) => left.CompareTo(right) < 0;

    /// <summary>Greater than.</summary>
    public static bool operator >(Rational left, Rational right) => left.CompareTo(right) > 0;

    /// <summary>At most.</summary>
    public static bool operator <=(Rational left, Rational right) => left.CompareTo(right) <= 0;

    /// <summary>At least.</summary>
    public static bool operator >=(Rational left, Rational right) => left.CompareTo(right) >= 0;

    /// <summary>A whole number is a fraction.</summary>
    public static implicit operator Rational(long value) => new(value);

    /// <summary>The nearest whole number, halves away from zero.</summary>
    public long Round() => (long)BigInteger.Divide(
        (new BigInteger(2) * Numerator) + (Numerator < 0 ? -Denominator : Denominator), new BigInteger(2) * Denominator);

    /// <summary>The whole number at or above.</summary>
    public long Ceiling() => Numerator > 0 ? ((Numerator - 1) / Denominator) + 1 : Numerator / Denominator;

    /// <inheritdoc/>
    public int CompareTo(Rational other) => ((Int128)Numerator * other.Denominator).CompareTo((Int128)other.Numerator * Denominator);

    /// <summary>Reads <c>30000/1001</c>, <c>30000:1001</c> or <c>25</c>; false for anything else and for a denominator of 0 (ffprobe's "unknown").</summary>
    public static bool TryParse(string? text, out Rational value)
    {
        value = default;
        var parts = (text ?? string.Empty).Split('/', ':');
        var below = 1L;
        if (parts.Length > 2 || !long.TryParse(parts[0], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var above)
            || (parts.Length == 2 && !long.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out below)) || below == 0)
        {
            return false;
        }

        value = new Rational(above, below);
        return true;
    }

    /// <summary>A double to the nearest fraction of <paramref name="denominator"/>.</summary>
    public static Rational Near(double value, long denominator = 1_000_000) => new(checked((long)Math.Round(value * denominator)), denominator);

    /// <summary><c>30000/1001</c>, also <c>25/1</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Numerator}/{Denominator}");

    private static Int128 Divisor(Int128 a, Int128 b)
    {
        while (b != 0)
        {
            (a, b) = (b, a % b);
        }

        return a == 0 ? 1 : a;
    }
}
